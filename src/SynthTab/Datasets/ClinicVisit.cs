namespace SynthTab.Datasets;

/// <summary>One simulated visit, drawn cell by cell in the order in which the cells depend on each other.</summary>
/// <remarks>The law is that of <see cref="ClinicVisitsLaw"/>; this type only draws from it.</remarks>
internal readonly record struct ClinicVisit
{
    /// <summary>Draws one visit.</summary>
    public static ClinicVisit Draw(RandomSource random)
    {
        int age = DrawAge(random);
        int sex = Choose(random, ClinicVisitsLaw.Sex());
        int smoker = Choose(random, ClinicVisitsLaw.Smoker(age, sex));
        int department = Choose(random, ClinicVisitsLaw.Department(age));
        int diagnosis = Choose(random, ClinicVisitsLaw.Diagnosis(department));
        int insurance = Choose(random, ClinicVisitsLaw.Insurance(age));
        double bmi = DrawBmi(random, age, diagnosis);
        double pressure = DrawPressure(random, ClinicVisitsLaw.PressureMean(age, bmi, smoker, diagnosis));
        return new ClinicVisit
        {
            Moment = DrawMoment(random),
            Age = age,
            Sex = sex,
            Smoker = smoker,
            Department = department,
            Diagnosis = diagnosis,
            Wait = Math.Floor(-ClinicVisitsLaw.WaitScale(department) * Math.Log(1 - random.NextDouble())),
            Cost = DrawCost(random, department, insurance),
            Readmitted = Happens(random, ClinicVisitsLaw.Readmission(age, smoker, department, diagnosis, pressure)),
            Insurance = Happens(random, ClinicVisitsLaw.InsuranceMissing) == 1 ? -1 : insurance,
            Bmi = Happens(random, ClinicVisitsLaw.BmiMissing(department)) == 1 ? double.NaN : bmi,
            Pressure = pressure,
        };
    }

    /// <summary>Seconds since 1970, a whole minute.</summary>
    public required double Moment { get; init; }

    /// <summary>Whole years.</summary>
    public required int Age { get; init; }

    /// <summary>Position in <see cref="ClinicVisitsLaw.Sexes"/>.</summary>
    public required int Sex { get; init; }

    /// <summary>1 for a smoker.</summary>
    public required int Smoker { get; init; }

    /// <summary>Position in <see cref="ClinicVisitsLaw.Departments"/>.</summary>
    public required int Department { get; init; }

    /// <summary>Position in <see cref="ClinicVisitsLaw.Diagnoses"/>.</summary>
    public required int Diagnosis { get; init; }

    /// <summary>Position in <see cref="ClinicVisitsLaw.Insurances"/>, -1 where it is not on record.</summary>
    public required int Insurance { get; init; }

    /// <summary>Kilograms per square metre with one decimal, NaN where it was not measured.</summary>
    public required double Bmi { get; init; }

    /// <summary>Systolic, in whole mmHg.</summary>
    public required double Pressure { get; init; }

    /// <summary>Whole minutes.</summary>
    public required double Wait { get; init; }

    /// <summary>With two decimals; exactly 0 for a visit that is free for the patient.</summary>
    public required double Cost { get; init; }

    /// <summary>1 for a patient who came back within 30 days.</summary>
    public required int Readmitted { get; init; }

    private static double DrawMoment(RandomSource random)
    {
        double minutes = 600 * (random.NextDouble() + random.NextDouble()) / 2;
        return ClinicVisitsLaw.FirstDay + 86400.0 * random.NextInt(ClinicVisitsLaw.Days) + 60 * (480 + Math.Floor(minutes));
    }

    private static int DrawAge(RandomSource random)
    {
        if (random.NextDouble() < ClinicVisitsLaw.Children) { return random.NextInt(18); }
        while (true)
        {
            double age = 52 + 18 * random.NextNormal();
            if (age is >= 18 and < 96) { return (int)age; }
        }
    }

    private static double DrawBmi(RandomSource random, int age, int diagnosis)
    {
        double drawn = ClinicVisitsLaw.BmiMean(age, diagnosis) + ClinicVisitsLaw.BmiSpread(age) * random.NextNormal();
        return Math.Round(Math.Clamp(drawn, 12, 60), 1);
    }

    private static double DrawPressure(RandomSource random, double mean)
        => Math.Round(Math.Clamp(mean + ClinicVisitsLaw.PressureSpread * random.NextNormal(), 70, 230));

    private static double DrawCost(RandomSource random, int department, int insurance)
    {
        if (random.NextDouble() < ClinicVisitsLaw.CostFree(insurance)) { return 0; }
        double drawn = Math.Exp(ClinicVisitsLaw.CostLogMean(department, insurance) + ClinicVisitsLaw.CostLogSpread * random.NextNormal());
        return Math.Max(Math.Round(drawn, 2), 0.01);
    }

    private static int Happens(RandomSource random, double probability) => random.NextDouble() < probability ? 1 : 0;

    private static int Choose(RandomSource random, ReadOnlySpan<double> probabilities)
    {
        double left = random.NextDouble();
        for (int i = 0; i < probabilities.Length; i++)
        {
            left -= probabilities[i];
            if (left < 0) { return i; }
        }
        return probabilities.Length - 1; // the probabilities add up to 1 but for rounding
    }
}
