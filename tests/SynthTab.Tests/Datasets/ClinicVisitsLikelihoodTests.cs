using SynthTab.Datasets;
using SynthTab.Tables;

namespace SynthTab.Tests.Datasets;

/// <summary>The exact likelihood against sums to one, and against an entropy that was worked out without it.</summary>
public sealed class ClinicVisitsLikelihoodTests
{
    [Fact]
    public void The_probabilities_of_all_moments_and_of_all_ages_add_up_to_one()
    {
        double day = Enumerable.Range(0, 24 * 60).Sum(minute => ClinicVisitsLikelihood.Moment(ClinicVisitsLaw.FirstDay + 86400.0 * 5 + 60.0 * minute));
        Assert.Equal(1.0 / ClinicVisitsLaw.Days, day, 1e-12);
        Assert.Equal(0, ClinicVisitsLikelihood.Moment(ClinicVisitsLaw.FirstDay - 86400 + 60 * 700));
        Assert.Equal(0, ClinicVisitsLikelihood.Moment(ClinicVisitsLaw.FirstDay + 60 * 700 + 1));
        Assert.Equal(1, Enumerable.Range(-1, 100).Sum(ClinicVisitsLikelihood.Age), 1e-12);
    }

    [Theory]
    [InlineData(5, 6)]   // a child
    [InlineData(40, 0)]
    [InlineData(90, 6)]  // diabetes
    public void The_probabilities_of_all_body_mass_indices_and_pressures_add_up_to_one(int age, int diagnosis)
    {
        Assert.Equal(1, Enumerable.Range(115, 490).Sum(tenths => ClinicVisitsLikelihood.Bmi(tenths / 10.0, age, diagnosis)), 1e-10);
        Assert.Equal(1, Enumerable.Range(60, 180).Sum(p => ClinicVisitsLikelihood.Pressure(p, age, bmi: 59, smoker: 1, diagnosis)), 1e-10);
    }

    [Fact]
    public void The_probabilities_of_all_waits_and_costs_add_up_to_one()
    {
        for (int department = 0; department < ClinicVisitsLaw.Departments.Count; department++)
        {
            Assert.Equal(1, Enumerable.Range(-1, 2000).Sum(minutes => ClinicVisitsLikelihood.Wait(minutes, department)), 1e-10);
            for (int insurance = 0; insurance < 3; insurance++)
            {
                // Half a million cents reach four and a half spreads above the dearest department's mean.
                double all = Enumerable.Range(0, 2_000_000).Sum(cents => ClinicVisitsLikelihood.Cost(cents / 100.0, department, insurance));
                Assert.InRange(all, 1 - 1e-6, 1 + 1e-9);
            }
        }
    }

    [Fact]
    public void A_visit_that_the_law_cannot_give_has_no_probability()
    {
        Table visits = ClinicVisits.Draw(rows: 50);
        double[] ages = [.. ((NumericColumn)visits["age"]).Values.Select((age, row) => row == 3 ? 99 : age)];
        Table odd = Table.Of([.. visits.Columns.Select(c => c.Schema.Name == "age" ? new NumericColumn(c.Schema, ages) : c)]);
        double[] logs = ClinicVisitsLikelihood.Of(odd);
        Assert.Equal(double.NegativeInfinity, logs[3]);
        Assert.All(logs.Where((_, row) => row != 3), log => Assert.True(double.IsFinite(log)));
    }

    // The law of what is recorded: gaps are summed over. Of ten thousand pairs of rows that differ in the gap alone, the likelihood of the
    // row with a gap is that of the gap times the sum over what could have stood there.
    [Fact]
    public void A_gap_is_the_sum_over_what_could_stand_there()
    {
        ClinicVisit visit = ClinicVisit.Draw(new RandomSource(5)) with { Insurance = 1, Bmi = 27.3 };
        double recorded = Enumerable.Range(0, 3).Sum(i => Math.Exp(ClinicVisitsLikelihood.Of(visit with { Insurance = i })));
        double unrecorded = Math.Exp(ClinicVisitsLikelihood.Of(visit with { Insurance = -1 }));
        Assert.Equal(recorded / (1 - ClinicVisitsLaw.InsuranceMissing) * ClinicVisitsLaw.InsuranceMissing, unrecorded, 1e-9 * unrecorded);
        double measured = Enumerable.Range(120, 481).Sum(tenths => Math.Exp(ClinicVisitsLikelihood.Of(visit with { Bmi = tenths / 10.0 })));
        double unmeasured = Math.Exp(ClinicVisitsLikelihood.Of(visit with { Bmi = double.NaN })), missing = ClinicVisitsLaw.BmiMissing(visit.Department);
        Assert.Equal(measured / (1 - missing) * missing, unmeasured, 1e-9 * unmeasured);
    }

    // The mean of -log p over fresh rows is the entropy. By the chain rule that is the sum over the cells of the mean entropy of a cell given
    // those it depends on; each of these by formulas of its own: discrete sums for levels, ln(s sqrt(2 pi e)/step) for a normal number on a
    // fine grid, the geometric law for waits. Rows with gaps are left out of both sides: they are tested above.
    [Fact]
    public void The_mean_over_fresh_rows_is_minus_the_entropy()
    {
        Table drawn = ClinicVisits.Draw(rows: 40_000, seed: 77);
        Table visits = drawn.Take([.. Enumerable.Range(0, drawn.Rows).Where(row => !drawn["bmi"].IsMissing(row) && !drawn["insurance"].IsMissing(row))]);
        double[] logs = ClinicVisitsLikelihood.Of(visits);
        double[] expected = [.. Enumerable.Range(0, visits.Rows).Select(row => ExpectedLog(visits, row))];
        // Emergency loses more of its rows: each that is left stands for as many as there were.
        double[] weights = [.. ((CategoricalColumn)visits["department"]).Codes.Select(department => 1 / (1 - ClinicVisitsLaw.BmiMissing(department)))];
        double[] difference = [.. logs.Zip(expected, (own, other) => own - other)];
        double all = weights.Sum(), mean = weights.Zip(difference, (w, d) => w * d).Sum() / all;
        double error = Math.Sqrt(weights.Zip(difference, (w, d) => w * w * (d - mean) * (d - mean)).Sum()) / all;
        Assert.InRange(mean, -5 * error - 0.002, 5 * error + 0.002); // 0.002: normal numbers on grids that are not infinitely fine
        Assert.InRange(error, 0, 0.03);
    }

    /// <summary>What the log of a row's probability is on average over redraws of each of its cells given those it depends on.</summary>
    private static double ExpectedLog(Table visits, int row)
    {
        int age = (int)((NumericColumn)visits["age"]).Values[row];
        int Code(string name) => ((CategoricalColumn)visits[name]).Codes[row];
        (int sex, int smoker, int department, int diagnosis, int insurance) = (Code("sex"), Code("smoker"), Code("department"), Code("diagnosis"), Code("insurance"));
        double bmiMissing = ClinicVisitsLaw.BmiMissing(department), free = ClinicVisitsLaw.CostFree(insurance);
        double pressure = ((NumericColumn)visits["systolic_bp"]).Values[row], again = ClinicVisitsLaw.Readmission(age, smoker, department, diagnosis, pressure);
        double pay = Normal(ClinicVisitsLaw.CostLogSpread) + ClinicVisitsLaw.CostLogMean(department, insurance) - Math.Log(0.01); // of a log-normal number on cents
        double stop = 1 - Math.Exp(-1 / ClinicVisitsLaw.WaitScale(department));
        return -(_moment + _ages + Entropy(ClinicVisitsLaw.Sex()) + Entropy(ClinicVisitsLaw.Smoker(age, sex)) + Entropy(ClinicVisitsLaw.Department(age))
            + Entropy(ClinicVisitsLaw.Diagnosis(department)) + Entropy(ClinicVisitsLaw.Insurance(age)) + Entropy([again, 1 - again])
            + Entropy([stop, 1 - stop]) / stop + Entropy([free, 1 - free]) + (1 - free) * pay
            + Normal(ClinicVisitsLaw.BmiSpread(age)) - Math.Log(0.1) + Normal(ClinicVisitsLaw.PressureSpread))
            + Math.Log(1 - ClinicVisitsLaw.InsuranceMissing) + Math.Log(1 - bmiMissing);
    }

    private static readonly double _moment = Math.Log(ClinicVisitsLaw.Days) + Math.Log(600) - Triangular();
    private static readonly double _ages = Entropy([.. Enumerable.Range(0, 96).Select(ClinicVisitsLikelihood.Age)]);

    // The density 4s below the middle and 4(1 - s) above has the mean logarithm ln 2 - 1/2.
    private static double Triangular() => Math.Log(2) - 0.5;

    private static double Normal(double spread) => Math.Log(spread * Math.Sqrt(2 * Math.PI * Math.E));

    private static double Entropy(IEnumerable<double> law) => -law.Where(p => p > 0).Sum(p => p * Math.Log(p));
}
