using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Masked;

/// <summary>
/// Makes rows column by column, in an order drawn anew for every block: what one order gets wrong is then not wrong in all rows. Columns
/// with conditions come first.
/// </summary>
/// <param name="laws">The learned laws.</param>
/// <param name="calibration">Corrects the probabilities of rows without conditions, or null.</param>
/// <param name="temperature">What logits are divided by.</param>
internal sealed class RowMaker(ColumnLaws laws, ShareCalibration? calibration, double temperature)
{
    /// <summary>Whether columns are drawn as they stand in the table, in every block. Default false: in random orders.</summary>
    public bool AsInTable { get; init; }

    /// <summary>Whether free rows are drawn from strata. Default false.</summary>
    public bool Stratified { get; init; }

    private const ulong OrderStream = 1, ResampleStream = 2, ColumnStream = 3;

    /// <summary>Draws every cell of rows of which nothing is known.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="limits">What the cells of each column may be.</param>
    /// <param name="seed">Names the block's random numbers.</param>
    public void Fill(PartialRows rows, IReadOnlyList<CellLimits> limits, long seed)
    {
        MaskedLayout layout = laws.Layout;
        double[]?[] allowed =
        [
            .. limits.Select((l, c) => l == CellLimits.None ? null : layout.Coding.Columns[c].Shares(l)),
        ];
        bool free = Array.TrueForAll(allowed, a => a is null);
        var draw = new ColumnDraw(laws, temperature) { Stratified = Stratified && free };
        var isDrawn = new bool[layout.Columns];
        int[] asked = [.. Enumerable.Range(0, layout.Columns).Where(c => allowed[c] is not null).OrderBy(c => Choices(allowed[c]!))];
        var weights = new double[rows.Rows];
        foreach (int column in asked) { draw.Run(rows, column, allowed[column], null, Noise(seed, column), null, weights); }
        if (asked.Length > 1) { Resample(rows, asked, weights, new RandomSource(seed, ResampleStream).NextDouble()); }
        IEnumerable<int> all = AsInTable ? Enumerable.Range(0, layout.Columns) : Order(layout.Columns, seed);
        int[] order = [.. all.Where(c => allowed[c] is null).OrderBy(c => c == layout.Last)];
        foreach (int column in order)
        {
            draw.Run(rows, column, null, free ? calibration : null, Noise(seed, column), isDrawn);
            isDrawn[column] = true;
        }
    }

    /// <summary>Draws every unknown cell given each row's known ones; limits restrict each draw by itself.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="limits">What the drawn cells of each column may be.</param>
    /// <param name="seed">Names the block's random numbers.</param>
    public void Complete(PartialRows rows, IReadOnlyList<CellLimits> limits, long seed)
    {
        var draw = new ColumnDraw(laws, temperature);
        foreach (int column in Order(laws.Layout.Columns, seed))
        {
            double[]? allowed = limits[column] == CellLimits.None ? null : laws.Layout.Coding.Columns[column].Shares(limits[column]);
            draw.Run(rows, column, allowed, null, Noise(seed, column));
        }
    }

    /// <summary>A random order of the columns.</summary>
    public static int[] Order(int columns, long seed)
    {
        int[] order = [.. Enumerable.Range(0, columns)];
        new RandomSource(seed, OrderStream).Shuffle(order.AsSpan());
        return order;
    }

    private static int Choices(double[] allowed) => allowed.Count(share => share > 0);

    private static NoiseSource Noise(long seed, int column) => new(new RandomSource(seed, ColumnStream, (ulong)column));

    /// <summary>Draws the conditioned cells of the rows again by weights, so that they have their joint law within the conditions:
    /// importance resampling (Rubin 1987), systematically, so that a row of weight w comes ⌊n w⌋ or ⌈n w⌉ times.</summary>
    private static void Resample(PartialRows rows, int[] columns, double[] logWeights, double offset)
    {
        double largest = logWeights.Max(), sum = logWeights.Sum(w => Math.Exp(w - largest)), passed = 0;
        int[][] before = [.. columns.Select(c => (int[])rows.Codes[c].Clone())];
        int to = 0;
        for (int from = 0; from < rows.Rows && to < rows.Rows; from++)
        {
            passed += Math.Exp(logWeights[from] - largest) / sum * rows.Rows;
            for (; to < rows.Rows && (to + offset < passed || from == rows.Rows - 1); to++)
            {
                for (int i = 0; i < columns.Length; i++) { rows.Reveal(columns[i], to, before[i][from]); }
            }
        }
    }
}
