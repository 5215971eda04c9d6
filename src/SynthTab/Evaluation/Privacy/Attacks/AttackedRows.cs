using System.Globalization;
using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>The rows that a neighbour attack is made on, as many of the training table as unseen ones, and the judged rows
/// that it looks up.</summary>
internal sealed class AttackedRows
{
    private const int Most = 2_000;

    private AttackedRows(PreparedPair pair, PreparedTable unseen)
    {
        int rows = Math.Min(Most, Math.Min(pair.Training.Rows, unseen.Rows));
        Training = pair.Training.Sample(rows);
        Unseen = unseen.Sample(rows);
        Judged = pair.Candidate.Sample(pair.Limits.NeighbourRows(pair.Training.Columns.Count));
        Coding = new RowCoding(pair.Training, RowDistance.Gower);
        Notes = [.. Said(pair)];
    }

    /// <summary>The training rows attacked.</summary>
    public PreparedTable Training { get; }

    /// <summary>The unseen rows attacked, the control.</summary>
    public PreparedTable Unseen { get; }

    /// <summary>The judged rows among which neighbours are sought.</summary>
    public PreparedTable Judged { get; }

    /// <summary>How rows are compared: by Gower's distance, in the training table's ranges.</summary>
    public RowCoding Coding { get; }

    /// <summary>What a reader must know about the rows taken.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The rows of a pair, chosen once for all neighbour attacks.</summary>
    public static AttackedRows Of(PreparedPair pair, PreparedTable unseen) => pair.Shared(p => new AttackedRows(p, unseen));

    private IEnumerable<string> Said(PreparedPair pair)
    {
        if (Training.Rows < pair.Training.Rows)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{Training.Rows:N0} of {pair.Training.Rows:N0} training rows were attacked, drawn by seed, and as many unseen ones.");
        }
        if (Judged.Rows < pair.Candidate.Rows)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Neighbours were sought among {Judged.Rows:N0} of {pair.Candidate.Rows:N0} judged rows, drawn by seed.");
        }
    }
}
