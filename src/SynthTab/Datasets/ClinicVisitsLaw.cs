namespace SynthTab.Datasets;

/// <summary>
/// The law of the simulated table <c>clinic-visits</c>: every probability and every mean, given the cells that a cell depends
/// on. Visits are independent of each other. In words: <c>datasets/README.md</c>.
/// </summary>
/// <remarks>
/// Because the law is known, what a synthesizer ought to have learned can be computed instead of guessed: the true share of
/// the rare department, the true effect of smoking, the best AUC that any model of <c>readmitted</c> can reach.
/// </remarks>
public static class ClinicVisitsLaw
{
    /// <summary>The levels of <c>sex</c>.</summary>
    public static IReadOnlyList<string> Sexes { get; } = ["female", "male"];

    /// <summary>The levels of <c>smoker</c> and <c>readmitted</c>.</summary>
    public static IReadOnlyList<string> NoYes { get; } = ["no", "yes"];

    /// <summary>The levels of <c>insurance</c>.</summary>
    public static IReadOnlyList<string> Insurances { get; } = ["private", "public", "self-pay"];

    /// <summary>The levels of <c>department</c>; <c>genetics</c> is the rare one.</summary>
    public static IReadOnlyList<string> Departments { get; } = ["cardiology", "emergency", "general", "genetics", "orthopedics", "pediatrics"];

    /// <summary>The levels of <c>diagnosis</c>.</summary>
    public static IReadOnlyList<string> Diagnoses { get; } =
    [
        "arrhythmia", "arthrosis", "asthma", "back pain", "check-up", "chest pain", "diabetes", "fracture", "heart failure",
        "hereditary disorder", "hypertension", "infection", "injury",
    ];

    private static readonly double[][] _diagnosesByDepartment = DiagnosesByDepartment(); // after the lists that it reads

    /// <summary>2024-01-01 in seconds since 1970; <c>visit_date</c> is uniform over the <see cref="Days"/> days from there on.</summary>
    public const double FirstDay = 1_704_067_200;

    /// <summary>The days of 2024 and 2025. Within a day the minute is 480 plus the whole part of 600 times the mean of two
    /// uniform numbers: from 08:00 to 17:59, densest at 13:00.</summary>
    public const int Days = 731;

    /// <summary>The share of visits by children: <c>age</c> is then uniform on 0 to 17; otherwise it is the whole part of a
    /// normal number of mean 52 and spread 18, kept to [18, 96).</summary>
    public const double Children = 0.12;

    /// <summary>The share of the department <c>genetics</c> at any age.</summary>
    public const double Genetics = 0.002;

    /// <summary>The share of visits whose <c>insurance</c> is not on record, whatever else holds.</summary>
    public const double InsuranceMissing = 0.015;

    /// <summary>The spread of <c>systolic_bp</c> around its mean.</summary>
    public const double PressureSpread = 11;

    /// <summary>The spread of the logarithm of a cost that is not 0.</summary>
    public const double CostLogSpread = 0.8;

    /// <summary>The probabilities of <see cref="Sexes"/>.</summary>
    public static double[] Sex() => [0.54, 0.46];

    /// <summary>The probabilities of <see cref="NoYes"/> for <c>smoker</c>: no child smokes; women 0.18, men 0.28, half of it from 65 on.</summary>
    public static double[] Smoker(int age, int sex)
    {
        double yes = age < 18 ? 0 : (sex == 0 ? 0.18 : 0.28) * (age >= 65 ? 0.5 : 1);
        return [1 - yes, yes];
    }

    /// <summary>The probabilities of <see cref="Insurances"/>: public cover is the rule from 65 on.</summary>
    public static double[] Insurance(int age) => age >= 65 ? [0.15, 0.85, 0] : [0.33, 0.55, 0.12];

    /// <summary>The probabilities of <see cref="Departments"/>. A child not seen in genetics goes to pediatrics (0.8) or emergency
    /// (0.2); an adult by the weights general 4, orthopedics 2, emergency 1.5, cardiology 1.5 exp((age - 60)/20).</summary>
    public static double[] Department(int age)
    {
        const double rest = 1 - Genetics;
        if (age < 18) { return [0, 0.2 * rest, 0, Genetics, 0, 0.8 * rest]; }
        double cardiology = 1.5 * Math.Exp((age - 60) / 20.0);
        double unit = rest / (7.5 + cardiology);
        return [cardiology * unit, 1.5 * unit, 4 * unit, Genetics, 2 * unit, 0];
    }

    /// <summary>The probabilities of <see cref="Diagnoses"/>, given the position of the department.</summary>
    public static double[] Diagnosis(int department) => _diagnosesByDepartment[department];

    /// <summary>The mean of <c>bmi</c> before it is cut to [12, 60]: 15 + 0.35 age for a child, 26.5 for an adult, and 4 more with diabetes.</summary>
    public static double BmiMean(int age, int diagnosis) => (age < 18 ? 15 + 0.35 * age : 26.5) + (Is(diagnosis, "diabetes") ? 4 : 0);

    /// <summary>The spread of <c>bmi</c>: 2 for a child, 4.5 for an adult.</summary>
    public static double BmiSpread(int age) => age < 18 ? 2 : 4.5;

    /// <summary>The probability that <c>bmi</c> is missing: 0.30 in emergency, where there is no time, and 0.04 elsewhere. It depends
    /// on an observed column alone: missing at random, not completely at random.</summary>
    public static double BmiMissing(int department) => In(department, "emergency") ? 0.30 : 0.04;

    /// <summary>The mean of <c>systolic_bp</c>, given the body mass index as measured (or as it would have been).</summary>
    public static double PressureMean(int age, double bmi, int smoker, int diagnosis)
        => 100 + 0.45 * age + 0.6 * (bmi - 25) + 5 * smoker + (Is(diagnosis, "hypertension") ? 12 : 0);

    /// <summary>The mean in minutes of the exponential number whose whole part is <c>wait_minutes</c>: 35 in emergency, 18 elsewhere.</summary>
    public static double WaitScale(int department) => In(department, "emergency") ? 35 : 18;

    /// <summary>The probability that <c>cost</c> is exactly 0, in the order of <see cref="Insurances"/>: 0.05, 0.40, 0.</summary>
    public static double CostFree(int insurance) => insurance switch { 0 => 0.05, 1 => 0.40, _ => 0 };

    /// <summary>The mean of the logarithm of a cost that is not 0: 4.2, plus the department's, plus 0.2 under private cover.</summary>
    public static double CostLogMean(int department, int insurance) => 4.2 + (insurance == 0 ? 0.2 : 0) + Departments[department] switch
    {
        "cardiology" => 0.9,
        "emergency" => 0.7,
        "genetics" => 1.6,
        "orthopedics" => 0.6,
        _ => 0,
    };

    /// <summary>The probability of <c>readmitted</c>: logistic in age, smoking, department, diagnosis and blood pressure.</summary>
    public static double Readmission(int age, int smoker, int department, int diagnosis, double pressure)
    {
        double logit = -3.1 + 0.03 * (age - 50) + 0.8 * smoker + 0.025 * (pressure - 125)
            + (In(department, "emergency") ? 0.9 : 0) + (Is(diagnosis, "heart failure") ? 1.6 : 0) + (Is(diagnosis, "check-up") ? -1.2 : 0);
        return 1 / (1 + Math.Exp(-logit));
    }

    private static bool Is(int diagnosis, string name) => Diagnoses[diagnosis] == name;

    private static bool In(int department, string name) => Departments[department] == name;

    private static double[][] DiagnosesByDepartment() =>
    [
        Shares(("hypertension", 0.5), ("arrhythmia", 0.3), ("heart failure", 0.2)),
        Shares(("injury", 0.45), ("infection", 0.3), ("chest pain", 0.25)),
        Shares(("infection", 0.4), ("diabetes", 0.25), ("hypertension", 0.2), ("check-up", 0.15)),
        Shares(("hereditary disorder", 1)),
        Shares(("back pain", 0.5), ("fracture", 0.3), ("arthrosis", 0.2)),
        Shares(("infection", 0.6), ("asthma", 0.25), ("check-up", 0.15)),
    ];

    private static double[] Shares(params ReadOnlySpan<(string Diagnosis, double Share)> listed)
    {
        var shares = new double[Diagnoses.Count];
        foreach ((string diagnosis, double share) in listed) { shares[Diagnoses.ToList().IndexOf(diagnosis)] = share; }
        return shares;
    }
}
