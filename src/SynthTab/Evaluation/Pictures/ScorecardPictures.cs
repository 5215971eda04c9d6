using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Pictures;

/// <summary>What reports draw of the tables: shares and correlations, never a cell of a row.</summary>
/// <remarks>Nothing is told of fewer than <see cref="FewestRows"/> training rows but that there are none: smaller parts are merged
/// with their neighbours or left out, and the ends of a range are open.</remarks>
/// <param name="Columns">One picture for each column that can be drawn, in the training table's order.</param>
/// <param name="Associations">How columns hang together, or null where fewer than two can be compared.</param>
public sealed record ScorecardPictures(IReadOnlyList<ColumnPicture> Columns, AssociationPicture? Associations)
{
    /// <summary>The fewest training rows of which a share is told.</summary>
    internal const int FewestRows = 10;

    /// <summary>No pictures.</summary>
    public static ScorecardPictures None { get; } = new([], null);

    /// <summary>Draws the synthetic table beside the training table; nothing where the latter is too small to be drawn.</summary>
    internal static ScorecardPictures Of(PreparedTable training, PreparedTable synthetic)
    {
        if (training.Rows < 2 * FewestRows) { return None; }
        IEnumerable<ColumnPicture?> columns = training.Columns.Zip(synthetic.Columns).AsParallel().AsOrdered().Select(c => Draw(c.First, c.Second));
        return new ScorecardPictures([.. columns.OfType<ColumnPicture>()], AssociationPicture.Of(training, synthetic));
    }

    private static ColumnPicture? Draw(PreparedColumn real, PreparedColumn judged)
    {
        List<PicturePart> parts = real is PreparedNumbers numbers
            ? NumberParts.Of(numbers, (PreparedNumbers)judged)
            : CategoryParts.Of((PreparedCategories)real, (PreparedCategories)judged);
        if (real.Missing >= FewestRows || (real.Missing == 0 && judged.Missing > 0))
        {
            parts.Add(new PicturePart("missing", null, null, real.Missing / (double)real.Rows, judged.Missing / (double)judged.Rows));
        }
        return parts.Count == 0 ? null : new ColumnPicture(real.Name, real is PreparedNumbers, judged.Rows, parts);
    }
}
