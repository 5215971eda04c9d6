using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation;

/// <summary>A score that is asked of every column of one type and averaged over them.</summary>
/// <typeparam name="TColumn">The columns that are asked.</typeparam>
internal sealed class ColumnByColumn<TColumn> where TColumn : PreparedColumn
{
    /// <summary>The heading of the detail table.</summary>
    public required string Title { get; init; }

    /// <summary>The headings of what is measured; the first is the score that is averaged.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>Why a training column cannot be asked, as words that follow "it is left out:"; null where it can. A column
    /// without any training value is left out in any case.</summary>
    public Func<TColumn, string?> WhyNot { get; init; } = _ => null;

    /// <summary>What is measured, given the training column and the judged one, which may be empty; one number for each header.</summary>
    public required Func<TColumn, TColumn, double?[]> Measure { get; init; }

    /// <summary>Asks the columns.</summary>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        (TColumn Real, TColumn Judged)[] all = [.. pair.Training.Columns.Zip(pair.Candidate.Columns)
            .Where(c => c.First is TColumn).Select(c => ((TColumn)c.First, (TColumn)c.Second))];
        if (all.Length == 0) { return new MetricResult.NotApplicable("the table has no column of the kind that this is asked of"); }
        (string Name, string Reason)[] left = [.. all.Select(c => (c.Real.Name, Reason: Reason(c.Real)!)).Where(c => c.Reason is not null)];
        (TColumn Real, TColumn Judged)[] asked = [.. all.Where(c => Reason(c.Real) is null)];
        if (asked.Length == 0) { return new MetricResult.NotApplicable($"no column can be asked: {string.Join("; ", left.Select(c => c.Reason).Distinct())}"); }
        double?[][] measured = [.. asked.AsParallel().AsOrdered().WithCancellation(cancellation).Select(c => Measure(c.Real, c.Judged))];
        return new MetricResult.Score(measured.Average(m => m[0]!.Value))
        {
            Details =
            [
                new DetailTable("columns", Title, DetailKind.Columns, ["column"], Headers,
                    [.. asked.Zip(measured, (c, m) => new DetailRow([c.Real.Name], m))]),
            ],
            Notes = [.. left.GroupBy(c => c.Reason).Select(g => $"Left out: {string.Join(", ", g.Select(c => $"'{c.Name}'"))} ({g.Key}).")],
        };
    }

    private string? Reason(TColumn real) => real.Present == 0 ? "the training table has no value there" : WhyNot(real);
}
