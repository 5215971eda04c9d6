using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>
/// Fills gaps by a small crowd of drafts for each row: they are drawn column by column, weighted by how well they foretell the known
/// cells, and those that foretell badly give way to copies of better ones.
/// </summary>
/// <remarks>A particle filter with the prior as proposal (Gordon, Salmond and Smith 1993; resampling where the effective number falls below a
/// half: Liu and Chen 1995). Its law tends to the model's own law given the known cells as the crowd grows; with
/// <see cref="Drafts"/> it is near, and exact where known columns come first in the order.</remarks>
/// <param name="coding">The classes of each column.</param>
/// <param name="columns">The laws of the columns in the order in which they are drawn.</param>
internal sealed class TreesCompletion(DiscreteCoding coding, ColumnTrees[] columns)
{
    /// <summary>The drafts of a row.</summary>
    public const int Drafts = 32;

    private const int MostDraws = 100; // for a class that is not the missing one

    private readonly int[][] _drafts = Array.ConvertAll(columns, _ => new int[Drafts]);
    private readonly int[] _copied = new int[Drafts];
    private readonly int[] _before = new int[Drafts];
    private readonly double[] _weights = new double[Drafts];

    /// <summary>Fills the unknown cells of rows.</summary>
    public Table Complete(CompletionBlock block)
    {
        int[][] known = coding.Encode(block.Partial);
        int[][] made = Array.ConvertAll(columns, _ => new int[block.Partial.Rows]);
        for (int row = 0; row < block.Partial.Rows; row++)
        {
            int draft = Draft(known, block.Unknown, row, new RandomSource(block.Seed, (ulong)row));
            for (int i = 0; i < made.Length; i++) { made[i][row] = _drafts[i][draft]; }
        }
        return block.FilledFrom(coding.Decode(made, unchecked((long)RandomSource.Name(block.Seed, ulong.MaxValue))));
    }

    private int Draft(int[][] known, CellMask unknown, int row, RandomSource random)
    {
        Array.Fill(_weights, 1.0);
        foreach (ColumnTrees column in columns)
        {
            int i = column.Response, own = known[i][row];
            for (int draft = 0; draft < Drafts; draft++)
            {
                // A cell that training had nothing like says nothing that could be weighed; a gap is known to hold a value.
                if (unknown[i, row]) { _weights[draft] *= DrawPresent(column, draft, random); }
                else if (own < 0) { _drafts[i][draft] = column.Draw(_drafts, draft, random); }
                else
                {
                    _weights[draft] *= column.Probability(_drafts, draft, own);
                    _drafts[i][draft] = own;
                }
            }
            Resample(random);
        }
        return Chosen(random.NextDouble() * _weights.Sum());
    }

    /// <summary>Draws a class that is not the missing one, where there is any, and gives the probability of such a class.</summary>
    private double DrawPresent(ColumnTrees column, int draft, RandomSource random)
    {
        int missing = coding.Columns[column.Response].MissingClass;
        bool always = missing < 0 || coding.Columns[column.Response].Classes == 1;
        int[] own = _drafts[column.Response];
        own[draft] = column.Draw(_drafts, draft, random);
        if (always) { return 1; }
        for (int draw = 0; own[draft] == missing && draw < MostDraws; draw++) { own[draft] = column.Draw(_drafts, draft, random); }
        double present = 1 - column.Probability(_drafts, draft, missing);
        // A draft under which a value is next to impossible has next to no weight; should all be such, any value will do.
        if (own[draft] == missing) { own[draft] = missing > 0 ? random.NextInt(missing) : missing + 1; }
        return present;
    }

    /// <summary>Gives every draft the same weight again where few of them hold most of it.</summary>
    private void Resample(RandomSource random)
    {
        double sum = 0, squares = 0;
        foreach (double weight in _weights)
        {
            sum += weight;
            squares += weight * weight;
        }
        if (!(sum > 0)) // no draft could have led to what is known: they are all as good
        {
            Array.Fill(_weights, 1.0);
            return;
        }
        for (int draft = 0; draft < Drafts; draft++) { _weights[draft] /= sum; }
        if (sum * sum / squares >= Drafts / 2.0) { return; }
        double offset = random.NextDouble() / Drafts, below = 0;
        for (int draft = 0, next = 0; draft < Drafts; draft++)
        {
            below += _weights[draft];
            while (next < Drafts && (offset + (double)next / Drafts < below || draft == Drafts - 1)) { _copied[next++] = draft; }
        }
        foreach (int[] column in _drafts)
        {
            column.CopyTo(_before, 0);
            for (int draft = 0; draft < Drafts; draft++) { column[draft] = _before[_copied[draft]]; }
        }
        Array.Fill(_weights, 1.0);
    }

    private int Chosen(double at)
    {
        int draft = 0;
        while (draft < Drafts - 1 && at >= _weights[draft]) { at -= _weights[draft++]; }
        return draft;
    }
}
