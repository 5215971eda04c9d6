using SynthTab.Tables;

namespace SynthTab.Datasets;

/// <summary>
/// The simulated table <c>clinic-visits</c>: mixed kinds, missing cells, a rare category, a point mass, columns that depend on
/// each other and a target, all from the known <see cref="ClinicVisitsLaw"/>. No cell of it belongs to a person.
/// </summary>
public static class ClinicVisits
{
    /// <summary>The table's name in the catalog.</summary>
    public const string Name = "clinic-visits";

    /// <summary>The rows of the table that comes with the library.</summary>
    public const int DefaultRows = 20_000;

    /// <summary>The seed of the table that comes with the library.</summary>
    public const long DefaultSeed = 1;

    /// <summary>Draws the table. Row r comes from the stream (seed, r), so that a shorter table is the head of a longer one.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="seed">Names the table.</param>
    /// <exception cref="SynthTabException">The number of rows is below 1.</exception>
    public static Table Draw(int rows = DefaultRows, long seed = DefaultSeed)
    {
        if (rows < 1) { throw new SynthTabException($"{Name}: {rows} rows were asked for, and at least 1 is needed."); }
        var visits = new ClinicVisit[rows];
        Parallel.For(0, rows, row => visits[row] = ClinicVisit.Draw(new RandomSource(seed, (ulong)row)));
        return Table.Of(
            Identifiers(rows),
            Moments(visits),
            Whole("age", visits, v => v.Age, "The patient's age in whole years.", ColumnRoles.QuasiIdentifier),
            Levels("sex", ColumnKind.Categorical, ClinicVisitsLaw.Sexes, visits, v => v.Sex, "The patient's sex.", ColumnRoles.QuasiIdentifier),
            Levels("smoker", ColumnKind.Boolean, ClinicVisitsLaw.NoYes, visits, v => v.Smoker, "Whether the patient smokes."),
            Levels("department", ColumnKind.Categorical, ClinicVisitsLaw.Departments, visits, v => v.Department, "Where the patient was seen."),
            Levels("diagnosis", ColumnKind.Categorical, ClinicVisitsLaw.Diagnoses, visits, v => v.Diagnosis, "The main diagnosis.", ColumnRoles.Sensitive),
            Levels("insurance", ColumnKind.Categorical, ClinicVisitsLaw.Insurances, visits, v => v.Insurance, "Who pays; sometimes not on record.", missing: true),
            Decimals("bmi", 1, visits, v => v.Bmi, "Body mass index in kg/m2; missing where it was not measured.", missing: true),
            Whole("systolic_bp", visits, v => v.Pressure, "Systolic blood pressure in mmHg."),
            Whole("wait_minutes", visits, v => v.Wait, "Minutes in the waiting room."),
            Decimals("cost", 2, visits, v => v.Cost, "What the patient paid; exactly 0 for a free visit."),
            Levels("readmitted", ColumnKind.Boolean, ClinicVisitsLaw.NoYes, visits, v => v.Readmitted, "Whether the patient came back within 30 days.", ColumnRoles.Target));
    }

    private static TextColumn Identifiers(int rows)
    {
        var schema = new ColumnSchema { Name = "visit_id", Kind = ColumnKind.Identifier, Reason = "Numbers the visits and says nothing else." };
        return new TextColumn(schema, [.. Enumerable.Range(1, rows).Select(number => $"V{number:D7}")]);
    }

    private static NumericColumn Moments(ClinicVisit[] visits)
    {
        double[] values = Array.ConvertAll(visits, v => v.Moment);
        return new NumericColumn(Ranged(values, new ColumnSchema
        {
            Name = "visit_date",
            Kind = ColumnKind.DateTime,
            DateTimeFormat = "yyyy-MM-dd HH:mm",
            Granularity = 60,
            Roles = ColumnRoles.QuasiIdentifier,
            Reason = "When the visit began, to the minute.",
        }), values);
    }

    private static NumericColumn Whole(string name, ClinicVisit[] visits, Converter<ClinicVisit, double> cell, string reason, ColumnRoles roles = ColumnRoles.None)
    {
        double[] values = Array.ConvertAll(visits, cell);
        return new NumericColumn(Ranged(values, new ColumnSchema { Name = name, Kind = ColumnKind.Integer, Decimals = 0, Roles = roles, Reason = reason }), values);
    }

    private static NumericColumn Decimals(string name, int decimals, ClinicVisit[] visits, Converter<ClinicVisit, double> cell, string reason, bool missing = false)
    {
        double[] values = Array.ConvertAll(visits, cell);
        return new NumericColumn(Ranged(values, new ColumnSchema
        {
            Name = name,
            Kind = ColumnKind.Continuous,
            Decimals = decimals,
            FixedDecimals = true,
            MissingTokens = missing ? [""] : [],
            Reason = reason,
        }), values);
    }

    private static CategoricalColumn Levels(
        string name, ColumnKind kind, IReadOnlyList<string> levels, ClinicVisit[] visits, Converter<ClinicVisit, int> cell,
        string reason, ColumnRoles roles = ColumnRoles.None, bool missing = false)
        => new(
            new ColumnSchema { Name = name, Kind = kind, Levels = levels, MissingTokens = missing ? [""] : [], Roles = roles, Reason = reason },
            Array.ConvertAll(visits, cell));

    private static ColumnSchema Ranged(double[] values, ColumnSchema schema)
    {
        double[] present = Array.FindAll(values, v => !double.IsNaN(v));
        return present.Length == 0 ? schema : schema with { Minimum = present.Min(), Maximum = present.Max() };
    }
}
