using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Neighbours;

/// <summary>How the tables of one evaluation become <see cref="MixedRows"/> for one kind of distance. Scales and known categories
/// come from the training table alone.</summary>
/// <remarks>
/// <see cref="RowDistance.Euclidean"/>: numbers are (x - min) / (max - min), a missing number is the training median; missing is
/// a category of its own where the training table has it, and unknown elsewhere. <see cref="RowDistance.MixedL1"/> and
/// <see cref="RowDistance.Gower"/>: numbers are x / (max - min), missing stays missing; missing is a category of its own, and a
/// category that training lacks is like any other. A constant training column has divisor 1.
/// </remarks>
public sealed class RowCoding
{
    private const double MissingCategory = -1;

    // Far beyond every range, and small enough that a sum of squares stays finite: a row has neighbours however far they are.
    private const double Farthest = 1e100;

    private readonly Func<double[], double[]>[] _numbers;
    private readonly Func<int[], double[]>[] _categories;

    /// <summary>Fits the coding on the training table.</summary>
    public RowCoding(PreparedTable training, RowDistance distance)
    {
        Distance = distance;
        bool euclidean = distance == RowDistance.Euclidean;
        _numbers = [.. training.Numbers.Select(c => euclidean ? Filled(c) : Scaled(c))];
        _categories = [.. training.Categories.Select<PreparedCategories, Func<int[], double[]>>(c => euclidean ? KnownOnly(c) : AsTheyStand)];
    }

    /// <summary>The distance that the coded rows are meant for.</summary>
    public RowDistance Distance { get; }

    /// <summary>Codes a table of the same evaluation; rows stay in order.</summary>
    public MixedRows Apply(PreparedTable table) => new(
        [.. _numbers.Select((code, i) => code(table.Numbers[i].Values))],
        [.. _categories.Select((code, i) => code(table.Categories[i].Codes))],
        table.Rows);

    private static Func<double[], double[]> Filled(PreparedNumbers training)
    {
        Converter<double, double> scale = Scale(training);
        double median = Median(training.Sorted);
        return values => Array.ConvertAll(values, v => scale(double.IsNaN(v) ? median : v));
    }

    private static Func<double[], double[]> Scaled(PreparedNumbers training)
    {
        Converter<double, double> scale = Scale(training);
        return values => Array.ConvertAll(values, scale);
    }

    private static Func<int[], double[]> KnownOnly(PreparedCategories training)
    {
        int[] counts = training.Counts;
        bool missingKnown = training.Missing > 0;
        return codes => Array.ConvertAll(codes, code => code < 0
            ? (missingKnown ? MissingCategory : MixedRows.Unknown)
            : (counts[code] > 0 ? code : MixedRows.Unknown));
    }

    private static double[] AsTheyStand(int[] codes) => Array.ConvertAll(codes, code => (double)code);

    /// <summary>(x - min) / (max - min), in halves, since a range of ±1e308 fits no double; NaN stays NaN.</summary>
    private static Converter<double, double> Scale(PreparedNumbers training)
    {
        double[] sorted = training.Sorted;
        double least = sorted.Length == 0 ? 0 : sorted[0] / 2;
        double range = sorted.Length == 0 ? 0 : (sorted[^1] / 2) - least;
        double divisor = range > 0 ? range : 0.5;
        return v => Math.Clamp(((v / 2) - least) / divisor, -Farthest, Farthest);
    }

    private static double Median(double[] sorted) => sorted.Length == 0
        ? 0
        : (sorted[(sorted.Length - 1) / 2] / 2) + (sorted[sorted.Length / 2] / 2);
}
