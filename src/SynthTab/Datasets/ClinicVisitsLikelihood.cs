using MathNet.Numerics;
using SynthTab.Tables;

namespace SynthTab.Datasets;

/// <summary>
/// The exact probability of a row of the simulated table <c>clinic-visits</c> under its law, over all columns but the identifier: what a
/// model's likelihood ought to come near, and cannot beat on fresh rows.
/// </summary>
/// <remarks>An insurance that is not on record and a body mass index that was not measured still shape other cells; they are summed over.
/// Every cell lies on a grid, so that all figures are logarithms of probabilities; roundings and cuts are exact.</remarks>
public static class ClinicVisitsLikelihood
{
    private const double AgeMean = 52, AgeSpread = 18, LeastBmi = 12, MostBmi = 60, LeastPressure = 70, MostPressure = 230;
    private const int FirstMinute = 480, Minutes = 600, ChildYears = 18, MostYears = 96;

    /// <summary>The natural logarithm of the probability of each row, [rows]; negative infinity for a row that the law cannot give.</summary>
    /// <param name="visits">Rows with the table's learned columns, under any schema that has its levels.</param>
    public static double[] Of(Table visits)
    {
        double[] Numbers(string name) => ((NumericColumn)visits[name]).Values;
        double[] moments = Numbers("visit_date"), ages = Numbers("age"), bmis = Numbers("bmi"), pressures = Numbers("systolic_bp");
        double[] waits = Numbers("wait_minutes"), costs = Numbers("cost");
        int[] sexes = Codes(visits, "sex", ClinicVisitsLaw.Sexes), smokers = Codes(visits, "smoker", ClinicVisitsLaw.NoYes);
        int[] departments = Codes(visits, "department", ClinicVisitsLaw.Departments), diagnoses = Codes(visits, "diagnosis", ClinicVisitsLaw.Diagnoses);
        int[] insurances = Codes(visits, "insurance", ClinicVisitsLaw.Insurances), readmissions = Codes(visits, "readmitted", ClinicVisitsLaw.NoYes);
        var logs = new double[visits.Rows];
        Parallel.For(0, logs.Length, row => logs[row] = Of(new ClinicVisit
        {
            Moment = moments[row],
            Age = (int)ages[row],
            Sex = sexes[row],
            Smoker = smokers[row],
            Department = departments[row],
            Diagnosis = diagnoses[row],
            Insurance = insurances[row],
            Bmi = bmis[row],
            Pressure = pressures[row],
            Wait = waits[row],
            Cost = costs[row],
            Readmitted = readmissions[row],
        }));
        return logs;
    }

    /// <summary>The natural logarithm of the probability of one visit.</summary>
    internal static double Of(ClinicVisit visit) => Math.Log(Moment(visit.Moment)) + Math.Log(Age(visit.Age))
        + Math.Log(ClinicVisitsLaw.Sex()[visit.Sex]) + Math.Log(ClinicVisitsLaw.Smoker(visit.Age, visit.Sex)[visit.Smoker])
        + Math.Log(ClinicVisitsLaw.Department(visit.Age)[visit.Department]) + Math.Log(ClinicVisitsLaw.Diagnosis(visit.Department)[visit.Diagnosis])
        + Math.Log(Wait(visit.Wait, visit.Department)) + Math.Log(InsuranceAndCost(visit)) + Math.Log(BodyAndReadmission(visit));

    /// <summary>The probability of a moment: any day, and a minute of the mean of two uniform numbers.</summary>
    internal static double Moment(double moment)
    {
        double since = moment - ClinicVisitsLaw.FirstDay, day = Math.Floor(since / 86400), minute = (since - 86400 * day) / 60 - FirstMinute;
        if (day is < 0 or >= ClinicVisitsLaw.Days || minute is < 0 or >= Minutes || minute != Math.Floor(minute)) { return 0; }
        return (TriangleBelow((minute + 1) / Minutes) - TriangleBelow(minute / Minutes)) / ClinicVisitsLaw.Days;
    }

    /// <summary>The probability of an age in whole years.</summary>
    internal static double Age(int age) => age switch
    {
        < 0 or >= MostYears => 0,
        < ChildYears => ClinicVisitsLaw.Children / ChildYears,
        _ => (1 - ClinicVisitsLaw.Children) * Mass(age, age + 1, AgeMean, AgeSpread) / Mass(ChildYears, MostYears, AgeMean, AgeSpread),
    };

    /// <summary>The probability of a waiting time in whole minutes.</summary>
    internal static double Wait(double minutes, int department)
        => minutes < 0 ? 0 : Math.Exp(-minutes / ClinicVisitsLaw.WaitScale(department)) * (1 - Math.Exp(-1 / ClinicVisitsLaw.WaitScale(department)));

    /// <summary>The probability of a cost on the grid of cents, given the insurance.</summary>
    internal static double Cost(double cost, int department, int insurance)
    {
        double free = ClinicVisitsLaw.CostFree(insurance);
        if (cost <= 0) { return cost == 0 ? free : 0; }
        double low = cost < 0.015 ? double.NegativeInfinity : Math.Log(cost - 0.005); // what rounds to nothing is raised to one cent
        return (1 - free) * Mass(low, Math.Log(cost + 0.005), ClinicVisitsLaw.CostLogMean(department, insurance), ClinicVisitsLaw.CostLogSpread);
    }

    /// <summary>The probability of a measured body mass index on the grid of tenths.</summary>
    internal static double Bmi(double bmi, int age, int diagnosis) => Rounded(
        bmi, 0.05, LeastBmi, MostBmi, ClinicVisitsLaw.BmiMean(age, diagnosis), ClinicVisitsLaw.BmiSpread(age));

    /// <summary>The probability of a pressure in whole mmHg, given the body mass index.</summary>
    internal static double Pressure(double pressure, int age, double bmi, int smoker, int diagnosis) => Rounded(
        pressure, 0.5, LeastPressure, MostPressure, ClinicVisitsLaw.PressureMean(age, bmi, smoker, diagnosis), ClinicVisitsLaw.PressureSpread);

    /// <summary>The probability of the insurance as recorded and of the cost, which depends on the true one.</summary>
    private static double InsuranceAndCost(ClinicVisit visit)
    {
        double[] shares = ClinicVisitsLaw.Insurance(visit.Age);
        if (visit.Insurance >= 0)
        {
            return (1 - ClinicVisitsLaw.InsuranceMissing) * shares[visit.Insurance] * Cost(visit.Cost, visit.Department, visit.Insurance);
        }
        double sum = 0;
        for (int own = 0; own < shares.Length; own++) { sum += shares[own] * Cost(visit.Cost, visit.Department, own); }
        return ClinicVisitsLaw.InsuranceMissing * sum;
    }

    /// <summary>The probability of the body mass index as recorded, of the pressure, which depends on the true one, and of readmission.</summary>
    private static double BodyAndReadmission(ClinicVisit visit)
    {
        double missing = ClinicVisitsLaw.BmiMissing(visit.Department);
        double again = ClinicVisitsLaw.Readmission(visit.Age, visit.Smoker, visit.Department, visit.Diagnosis, visit.Pressure);
        double readmission = visit.Readmitted == 1 ? again : 1 - again;
        if (!double.IsNaN(visit.Bmi)) { return (1 - missing) * BodyAndPressure(visit, visit.Bmi) * readmission; }
        double sum = 0;
        for (int tenths = (int)(10 * LeastBmi); tenths <= 10 * MostBmi; tenths++) { sum += BodyAndPressure(visit, tenths / 10.0); }
        return missing * sum * readmission;
    }

    private static double BodyAndPressure(ClinicVisit visit, double bmi) => Bmi(bmi, visit.Age, visit.Diagnosis) is var body and > 0
        ? body * Pressure(visit.Pressure, visit.Age, bmi, visit.Smoker, visit.Diagnosis) : 0;

    /// <summary>The probability that a normal number, cut to a range and rounded to a grid, is this grid point.</summary>
    private static double Rounded(double point, double half, double least, double most, double mean, double spread)
    {
        if (point < least - half || point > most + half) { return 0; }
        double low = point - half < least ? double.NegativeInfinity : point - half, high = point + half > most ? double.PositiveInfinity : point + half;
        return Mass(low, high, mean, spread);
    }

    /// <summary>The probability of a stretch under a normal law, from the nearer tail, so that far stretches keep their digits.</summary>
    private static double Mass(double low, double high, double mean, double spread)
    {
        double from = (low - mean) / (spread * Constants.Sqrt2), to = (high - mean) / (spread * Constants.Sqrt2);
        return from > 0 ? (SpecialFunctions.Erfc(from) - SpecialFunctions.Erfc(to)) / 2 : (SpecialFunctions.Erfc(-to) - SpecialFunctions.Erfc(-from)) / 2;
    }

    /// <summary>The probability that the mean of two uniform numbers is below a share.</summary>
    private static double TriangleBelow(double share) => share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);

    private static int[] Codes(Table visits, string name, IReadOnlyList<string> levels)
    {
        var column = (CategoricalColumn)visits[name];
        int[] own = [.. column.Schema.Levels.Select(level => levels.ToList().IndexOf(level))];
        return Array.ConvertAll(column.Codes, code => code < 0 ? -1 : own[code]);
    }
}
