using SynthTab.Tables;

namespace SynthTab.Tests.Encoders;

/// <summary>Columns of every awkward kind; each coding must keep its promises on all of them.</summary>
internal static class ColumnCases
{
    public static readonly IReadOnlyDictionary<string, Func<Column>> All = new Dictionary<string, Func<Column>>
    {
        ["all missing"] = () => Numbers([double.NaN, double.NaN, double.NaN]),
        ["constant"] = () => Numbers([7.25, 7.25, 7.25, 7.25]),
        ["constant with missing"] = () => Numbers([7.25, double.NaN, 7.25]),
        ["one row"] = () => Numbers([-3e17]),
        ["one missing row"] = () => Numbers([double.NaN]),
        ["two values"] = () => Numbers([1, 0, 1, 1, 0, -0.0]),
        ["three rows"] = () => Numbers([1.5, 2.5, 11]),
        ["tiny"] = () => Numbers(Draw(300, r => 1e-300 * r.NextNormal())),
        ["denormal"] = () => Numbers(Draw(300, r => 5e-324 * r.NextInt(90))),
        ["huge"] = () => Numbers(Draw(300, r => 1e300 * r.NextNormal())),
        ["the whole range of doubles"] = () => Numbers([.. Draw(300, r => 1e307 * r.NextNormal()), double.MaxValue, double.MinValue]),
        ["mixed magnitudes"] = () => Numbers([.. Draw(300, r => 1e-300 * r.NextNormal()), 1e300, -1e300, 1, 2, double.NaN]),
        ["one far outlier"] = () => Numbers([.. Draw(500, r => r.NextNormal()), 1e9]),
        ["neighbouring doubles"] = () => Numbers(Draw(300, r => 1 + r.NextInt(40) * double.Epsilon * Math.Pow(2, 1022))),
        ["skewed"] = () => Numbers(Draw(2000, r => Math.Exp(1 + 0.8 * r.NextNormal()))),
        ["point mass and tail"] = () => Numbers(Draw(2000, r => r.NextDouble() < 0.6 ? 0 : Math.Exp(4 + r.NextNormal()))),
        ["decimals"] = () => Numbers(Draw(2000, r => Math.Round(50 + 9 * r.NextNormal(), 2)), decimals: 2),
        ["decimals with missing"] = () => Numbers(Draw(500, r => r.NextDouble() < 0.2 ? double.NaN : Math.Round(r.NextNormal(), 1)), decimals: 1),
        ["integers"] = () => Numbers(Draw(2000, r => Math.Round(38 + 13 * r.NextNormal())), ColumnKind.Integer, decimals: 0),
        ["wide integers"] = () => Numbers(Draw(2000, r => Math.Round(1e5 * Math.Exp(r.NextNormal() / 2))), ColumnKind.Integer),
        ["few integers"] = () => Numbers(Draw(2000, r => (double)r.NextInt(12)), ColumnKind.Integer, decimals: 0),
        ["days"] = () => Numbers(Draw(1000, r => 86400.0 * (15000 + r.NextInt(4000))), ColumnKind.DateTime, granularity: 86400),
        ["milliseconds"] = () => Numbers(Draw(1000, r => (1_600_000_000_000 + r.NextInt(100_000)) / 1000.0), ColumnKind.DateTime, granularity: 0.001),
        ["category"] = () => Levels(Draw(500, r => r.NextInt(5)), 5),
        ["category with missing and an unused level"] = () => Levels(Draw(500, r => r.NextInt(4) - 1), 4),
        ["all missing category"] = () => Levels([-1, -1], 0),
        ["one level"] = () => Levels([0, 0, 0], 1),
        ["boolean"] = () => Levels([0, 1, 1], 2, ColumnKind.Boolean),
        ["20,000 levels"] = () => Levels([.. Enumerable.Range(0, 20_000), -1, 5, 5, 5], 20_000),
        ["many skewed levels"] = () => Levels(Draw(5000, r => (int)(1000 * Math.Pow(r.NextDouble(), 4))), 1000),
    };

    public static Column Named(string name) => All[name]();

    public static NumericColumn Numbers(
        double[] values, ColumnKind kind = ColumnKind.Continuous, int? decimals = null, double? granularity = null, string name = "x")
        => new(new ColumnSchema { Name = name, Kind = kind, Decimals = decimals, Granularity = granularity }, values);

    public static CategoricalColumn Levels(int[] codes, int levels, ColumnKind kind = ColumnKind.Categorical, string name = "c")
        => new(new ColumnSchema { Name = name, Kind = kind, Levels = [.. Enumerable.Range(0, levels).Select(l => $"level {l:D5}")] }, codes);

    public static T[] Draw<T>(int rows, Func<RandomSource, T> draw, long seed = 11)
    {
        var random = new RandomSource(seed);
        var drawn = new T[rows];
        for (int row = 0; row < rows; row++) { drawn[row] = draw(random); }
        return drawn;
    }
}
