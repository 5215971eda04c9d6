using SynthTab.Encoders.Discrete;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Masked;

/// <summary>
/// What rows are calibrated by: how many training rows each pair of groups of classes has, and which columns depend on each other
/// most. No cell of it tells of a class alone where a column has many.
/// </summary>
internal sealed class ClassStatistics
{
    private const string CountsName = "calibration.pairs", PartnersName = "calibration.partners";

    private readonly int[] _starts; // of each pair's table, for column a < b at a * columns + b
    private readonly int[] _groups; // the number of groups of each column
    private readonly int[] _counts; // all tables

    private ClassStatistics(int[][] groupOf, int[] counts, int[][] partners)
    {
        (GroupOf, _counts, Partners) = (groupOf, counts, partners);
        _groups = Array.ConvertAll(groupOf, g => g.Max() + 1);
        _starts = Starts(_groups);
    }

    /// <summary>The most columns that a column is calibrated against.</summary>
    public const int MostPartners = 6;

    /// <summary>The group of each class, [columns][classes].</summary>
    public int[][] GroupOf { get; }

    /// <summary>The columns that each column depends on most, the strongest first, [columns][partners].</summary>
    public int[][] Partners { get; }

    /// <summary>The number of groups of a column.</summary>
    public int Groups(int column) => _groups[column];

    /// <summary>The training rows with these groups of two columns.</summary>
    public int Count(int column, int group, int other, int otherGroup) => column < other
        ? _counts[_starts[column * _groups.Length + other] + group * _groups[other] + otherGroup]
        : _counts[_starts[other * _groups.Length + column] + otherGroup * _groups[column] + group];

    /// <summary>Counts the training rows.</summary>
    /// <param name="coding">The columns.</param>
    /// <param name="codes">The classes of the training rows, [columns][rows].</param>
    public static ClassStatistics Of(DiscreteCoding coding, int[][] codes)
    {
        int[][] groupOf = [.. coding.Columns.Select(ClassGroups.Of)];
        int columns = codes.Length;
        int[] groups = Array.ConvertAll(groupOf, g => g.Max() + 1), starts = Starts(groups);
        var counts = new int[starts[^1]];
        int[][] grouped = [.. codes.Select((own, c) => Array.ConvertAll(own, code => groupOf[c][code]))];
        Parallel.For(0, columns, a =>
        {
            for (int b = a + 1; b < columns; b++)
            {
                Span<int> table = counts.AsSpan(starts[a * columns + b], groups[a] * groups[b]);
                for (int row = 0; row < grouped[a].Length; row++) { table[grouped[a][row] * groups[b] + grouped[b][row]]++; }
            }
        });
        return new ClassStatistics(groupOf, counts, Strongest(columns, (a, b) =>
            Information(counts.AsSpan(starts[a * columns + b], groups[a] * groups[b]), groups[b])));
    }

    /// <summary>Adds the arrays to a model's.</summary>
    public void Write(ModelContents contents)
    {
        contents.Weights.Add(CountsName, new NamedArray([_counts.Length], _counts));
        int[] flat = [.. Partners.SelectMany(p => Enumerable.Range(0, MostPartners).Select(i => i < p.Length ? p[i] : -1))];
        contents.Weights.Add(PartnersName, new NamedArray([Partners.Length, MostPartners], flat));
    }

    /// <summary>Brings them back.</summary>
    /// <exception cref="SynthTabException">An array is absent or does not fit the coding.</exception>
    public static ClassStatistics Read(ModelContents contents, DiscreteCoding coding)
    {
        int[][] groupOf = [.. coding.Columns.Select(ClassGroups.Of)];
        int[] starts = Starts(Array.ConvertAll(groupOf, g => g.Max() + 1));
        int[] counts = contents.Require<int>(CountsName, starts[^1]);
        int[] flat = contents.Require<int>(PartnersName, groupOf.Length, MostPartners);
        if (Array.Exists(counts, c => c < 0) || Array.Exists(flat, p => p < -1 || p >= groupOf.Length))
        {
            throw new SynthTabException($"weights '{PartnersName}': a column or a count is out of range, and the model's own columns are needed.");
        }
        return new ClassStatistics(groupOf, counts, [.. flat.Chunk(MostPartners).Select(p => p.Where(other => other >= 0).ToArray())]);
    }

    private static int[] Starts(int[] groups)
    {
        int columns = groups.Length, at = 0;
        var starts = new int[columns * columns + 1];
        for (int a = 0; a < columns; a++)
        {
            for (int b = a + 1; b < columns; b++)
            {
                starts[a * columns + b] = at;
                at += groups[a] * groups[b];
            }
        }
        starts[^1] = at;
        return starts;
    }

    private static int[][] Strongest(int columns, Func<int, int, double> information)
    {
        var strength = new double[columns, columns];
        for (int a = 0; a < columns; a++)
        {
            for (int b = a + 1; b < columns; b++) { strength[a, b] = strength[b, a] = information(a, b); }
        }
        return
        [
            .. Enumerable.Range(0, columns).Select(a => Enumerable.Range(0, columns).Where(b => b != a)
                .OrderByDescending(b => strength[a, b]).Take(MostPartners).ToArray()),
        ];
    }

    /// <summary>The mutual information of a table of counts, in nats.</summary>
    private static double Information(ReadOnlySpan<int> table, int width)
    {
        var rows = new double[table.Length / width];
        var columns = new double[width];
        double all = 0, sum = 0;
        for (int i = 0; i < table.Length; i++)
        {
            rows[i / width] += table[i];
            columns[i % width] += table[i];
            all += table[i];
        }
        for (int i = 0; i < table.Length; i++)
        {
            if (table[i] > 0) { sum += table[i] / all * Math.Log(table[i] * all / (rows[i / width] * columns[i % width])); }
        }
        return sum;
    }
}
