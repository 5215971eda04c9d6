using SynthTab.Datasets;
using SynthTab.Tables;

namespace SynthTab.Tests.Datasets;

/// <summary>Checks the simulated table against its law. Bounds are five standard errors, so that a wrong law fails and luck does not.</summary>
public sealed class ClinicVisitsTests
{
    private static readonly Table _visits = ClinicVisits.Draw();
    private static readonly double[] _age = Numbers("age");
    private static readonly int[] _department = Codes("department");
    private static readonly int[] _diagnosis = Codes("diagnosis");
    private static readonly int[] _insurance = Codes("insurance");
    private static readonly int[] _smoker = Codes("smoker");

    [Fact]
    public void A_shorter_table_is_the_head_of_a_longer_one_and_another_seed_is_another_table()
    {
        Table head = ClinicVisits.Draw(rows: 50);
        Assert.Equal(_age[..50], ((NumericColumn)head["age"]).Values);
        Assert.NotEqual(_age[..50], ((NumericColumn)ClinicVisits.Draw(rows: 50, seed: 2)["age"]).Values);
    }

    [Fact]
    public void No_rows_are_refused_with_a_sentence()
        => Assert.Contains("at least 1", Assert.Throws<SynthTabException>(() => ClinicVisits.Draw(rows: 0)).Message, StringComparison.Ordinal);

    // 0.12 of the visits are children, whose ages have mean 8.5; E of an adult's age is that of a normal number cut to [18, 96), less half a year.
    [Fact]
    public void Ages_follow_the_law()
    {
        double[] adults = [.. Enumerable.Range(18, 78).Select(a => Normal((a + 1 - 52) / 18.0) - Normal((a - 52) / 18.0))];
        double adultMean = adults.Select((weight, i) => weight * (i + 18)).Sum() / adults.Sum();
        ExpectMean(0.12 * 8.5 + 0.88 * adultMean, _age);
        ExpectShare(0.12, _age.Select(a => a < 18));
    }

    [Fact]
    public void Categories_follow_their_laws_given_what_they_depend_on()
    {
        int[] sex = Codes("sex");
        ExpectShare(0.54, sex.Select(s => s == 0));
        ExpectShare(0.28, Where(i => sex[i] == 1 && _age[i] is >= 18 and < 65, i => _smoker[i] == 1));
        ExpectShare(0.09, Where(i => sex[i] == 0 && _age[i] >= 65, i => _smoker[i] == 1));
        Assert.DoesNotContain(true, Where(i => _age[i] < 18, i => _smoker[i] == 1));
        for (int level = 0; level < ClinicVisitsLaw.Departments.Count; level++)
        {
            ExpectShare(_age.Average(a => ClinicVisitsLaw.Department((int)a)[level]), _department.Select(d => d == level));
        }
        for (int level = 0; level < ClinicVisitsLaw.Diagnoses.Count; level++)
        {
            ExpectShare(_department.Average(d => ClinicVisitsLaw.Diagnosis(d)[level]), _diagnosis.Select(d => d == level));
        }
        ExpectShare(0.85, Where(i => _age[i] >= 65 && _insurance[i] >= 0, i => _insurance[i] == 1));
        ExpectShare(0.12, Where(i => _age[i] < 65 && _insurance[i] >= 0, i => _insurance[i] == 2));
    }

    [Fact]
    public void The_rare_category_has_two_rows_in_a_thousand()
        => ExpectShare(0.002, _department.Select(d => ClinicVisitsLaw.Departments[d] == "genetics"));

    [Fact]
    public void Bmi_is_missing_more_often_in_emergency_and_insurance_anywhere()
    {
        Column bmi = _visits["bmi"];
        int emergency = ClinicVisitsLaw.Departments.ToList().IndexOf("emergency");
        ExpectShare(0.30, Where(i => _department[i] == emergency, bmi.IsMissing));
        ExpectShare(0.04, Where(i => _department[i] != emergency, bmi.IsMissing));
        ExpectShare(0.015, _insurance.Select(c => c < 0));
    }

    // Given the other cells, the pressure is normal: its distance from the law's mean has mean 0, spread 11 and no tie to age.
    [Fact]
    public void Blood_pressure_rises_with_age_as_the_law_says()
    {
        double[] bmi = Numbers("bmi"), pressure = Numbers("systolic_bp");
        int[] measured = [.. Enumerable.Range(0, _visits.Rows).Where(i => !double.IsNaN(bmi[i]))];
        double[] rest = [.. measured.Select(i => pressure[i] - ClinicVisitsLaw.PressureMean((int)_age[i], bmi[i], _smoker[i], _diagnosis[i]))];
        ExpectMean(0, rest);
        Assert.InRange(Math.Sqrt(rest.Average(r => r * r)), 10.7, 11.3); // standard error of the spread: 11/sqrt(2n) = 0.06
        Assert.InRange(Correlation([.. measured.Select(i => _age[i])], rest), -0.037, 0.037);
        Assert.InRange(Correlation(_age, pressure), 0.5, 0.7);
    }

    // The whole part of an exponential number of mean m is geometric, with mean 1/(e^(1/m) - 1).
    [Fact]
    public void Waits_are_longer_in_emergency()
    {
        double[] wait = Numbers("wait_minutes");
        int emergency = ClinicVisitsLaw.Departments.ToList().IndexOf("emergency");
        ExpectMean(1 / (Math.Exp(1 / 35.0) - 1), [.. Where(i => _department[i] == emergency, i => wait[i])]);
        ExpectMean(1 / (Math.Exp(1 / 18.0) - 1), [.. Where(i => _department[i] != emergency, i => wait[i])]);
    }

    [Fact]
    public void Cost_has_a_point_mass_at_zero_and_a_lognormal_tail()
    {
        double[] cost = Numbers("cost");
        ExpectShare(0.40, Where(i => _insurance[i] == 1, i => cost[i] == 0));
        ExpectShare(0.05, Where(i => _insurance[i] == 0, i => cost[i] == 0));
        Assert.DoesNotContain(true, Where(i => _insurance[i] == 2, i => cost[i] == 0));
        double[] tail = [.. Where(i => cost[i] > 0 && _insurance[i] >= 0, i => Math.Log(cost[i]) - ClinicVisitsLaw.CostLogMean(_department[i], _insurance[i]))];
        ExpectMean(0, tail);
        Assert.InRange(Math.Sqrt(tail.Average(r => r * r)), 0.775, 0.825);
    }

    [Fact]
    public void Readmission_is_as_likely_as_the_law_says_from_the_lowest_risk_to_the_highest()
    {
        int[] readmitted = Codes("readmitted");
        double[] risk = Risks();
        int[] byRisk = [.. Enumerable.Range(0, risk.Length).OrderBy(i => risk[i])];
        foreach (int[] fifth in byRisk.Chunk(byRisk.Length / 5))
        {
            ExpectShare(fifth.Average(i => risk[i]), fifth.Select(i => readmitted[i] == 1));
        }
    }

    // The share of pairs (one readmitted, one not) that the true probability puts in the right order: what datasets/README.md states.
    [Fact]
    public void The_best_possible_AUC_is_the_one_that_is_documented()
    {
        int[] readmitted = Codes("readmitted");
        double[] risk = Risks();
        int[] order = [.. Enumerable.Range(0, risk.Length).OrderBy(i => risk[i])];
        double rightPairs = 0, negatives = 0;
        foreach (int i in order)
        {
            if (readmitted[i] == 1) { rightPairs += negatives; }
            else { negatives++; }
        }
        Assert.Equal(0.774, rightPairs / (negatives * (risk.Length - negatives)), tolerance: 0.0005);
    }

    private static double[] Risks()
    {
        double[] pressure = Numbers("systolic_bp");
        return [.. Enumerable.Range(0, _visits.Rows).Select(i => ClinicVisitsLaw.Readmission((int)_age[i], _smoker[i], _department[i], _diagnosis[i], pressure[i]))];
    }

    private static double[] Numbers(string column) => ((NumericColumn)_visits[column]).Values;

    private static int[] Codes(string column) => ((CategoricalColumn)_visits[column]).Codes;

    private static IEnumerable<T> Where<T>(Func<int, bool> chosen, Func<int, T> cell) => Enumerable.Range(0, _visits.Rows).Where(chosen).Select(cell);

    private static void ExpectShare(double expected, IEnumerable<bool> seen)
    {
        bool[] all = [.. seen];
        double five = 5 * Math.Sqrt(expected * (1 - expected) / all.Length);
        Assert.InRange(all.Count(s => s) / (double)all.Length, expected - five, expected + five);
    }

    private static void ExpectMean(double expected, double[] seen)
    {
        double mean = seen.Average();
        double five = 5 * Math.Sqrt(seen.Average(x => (x - mean) * (x - mean)) / seen.Length);
        Assert.InRange(mean, expected - five, expected + five);
    }

    private static double Correlation(double[] x, double[] y)
    {
        double mx = x.Average(), my = y.Average();
        double xy = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return xy / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    private static double Normal(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);
}
