using SynthTab.Tables;

namespace SynthTab.Synthesis.Completion;

/// <summary>
/// How well a model fills gaps: known cells are hidden at random, filled several times, and compared with what they were.
/// </summary>
/// <remarks>
/// Cells are hidden whatever their value, so the score speaks of gaps that arose by chance; where people left a cell empty for a
/// reason, it is too kind. It is too kind, too, where the model learned from the very rows that it is scored on.
/// </remarks>
public static class ImputationScore
{
    private const ulong HidingStream = 0xC0FFEE_0000_0005;

    /// <summary>Hides cells and scores what the model puts there, column by column.</summary>
    /// <param name="fitted">The model.</param>
    /// <param name="request">The table, whose known cells are the truth; seed, sampling and threads. Its cells and draw are not used.</param>
    /// <param name="columns">The columns in which cells are hidden; null for all that the model learned.</param>
    /// <param name="share">The share of known cells that is hidden, between 0 and 1.</param>
    /// <param name="draws">How often each gap is filled. At least 1.</param>
    /// <returns>A line for each column with a hidden cell, in the table's order.</returns>
    /// <exception cref="SynthTabException">The model cannot fill gaps, or share or draws cannot be.</exception>
    public static IReadOnlyList<ColumnImputation> Of(
        IFittedSynthesizer fitted, CompletionRequest request, IReadOnlyList<string>? columns, double share, int draws)
    {
        new OptionsCheck("score").Require(share is > 0 and < 1, nameof(share), share, "must lie between 0 and 1").AtLeast(1, draws).ThrowIfAny();
        Table truth = request.Table;
        bool Chosen(ColumnSchema column) => column.IsLearned && fitted.Schema.Contains(column.Name)
            && fitted.Schema[column.Name].IsLearned && columns?.Contains(column.Name) != false;
        var hidden = new CellMask([.. truth.Columns.Select((c, i) => Hide(c, Chosen(c.Schema) ? share : 0, new RandomSource(request.Seed, HidingStream, (ulong)i)))]);
        int[] scored = [.. Enumerable.Range(0, truth.Columns.Count).Where(i => hidden.Columns[i].Contains(true))];
        DrawnGuess[] guesses = [.. scored.Select(i => new DrawnGuess(truth.Columns[i], hidden.Columns[i]))];
        for (int draw = 0; draw < draws; draw++)
        {
            Table made = fitted.Complete(request with { Cells = hidden, Draw = draw });
            foreach ((int column, DrawnGuess guess) in scored.Zip(guesses)) { guess.Add(made.Columns[column]); }
        }
        return [.. guesses.Select(g => g.Result())];
    }

    private static bool[] Hide(Column column, double share, RandomSource random)
    {
        var hidden = new bool[column.Count];
        for (int row = 0; row < hidden.Length; row++) { hidden[row] = random.NextDouble() < share && !column.IsMissing(row); }
        return hidden;
    }
}
