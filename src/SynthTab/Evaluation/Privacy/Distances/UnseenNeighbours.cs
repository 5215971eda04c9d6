using System.Globalization;
using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Distances;

/// <summary>The unseen rows as a control beside the training rows, by the mixed L1 distance: each search runs once, when first
/// asked for, and is shared by the metrics of privacy.</summary>
internal sealed class UnseenNeighbours
{
    /// <summary>Why a metric has no answer without unseen rows, as a clause.</summary>
    public const string Absent = "no holdout table was given, and rows that the generator cannot have seen are needed as a control";

    private readonly Lazy<NearestRows> _unseenToTraining, _unseenToCandidate, _candidateToTrainingPart, _candidateToUnseenPart;

    private UnseenNeighbours(PreparedPair pair, PreparedTable unseen)
    {
        var neighbours = PairNeighbours.MixedL1(pair);
        Unseen = unseen.Sample(pair.Limits.NeighbourRows(pair.Training.Columns.Count));
        PartRows = Math.Min(Unseen.Rows, neighbours.Training.Rows);
        Notes = Unseen.Rows == unseen.Rows
            ? neighbours.Notes
            : [.. neighbours.Notes, string.Create(CultureInfo.InvariantCulture, $"Of the {unseen.Rows:N0} unseen rows {Unseen.Rows:N0} were taken, drawn by seed.")];
        MixedRows coded = neighbours.Code(Unseen);
        int[] first = [.. Enumerable.Range(0, PartRows)];
        NearestRows Find(MixedRows from, MixedRows to, int k) => NearestRows.Find(from, to, RowDistance.MixedL1, k);
        _unseenToTraining = new(() => Find(coded, neighbours.TrainingRows, 2));
        _unseenToCandidate = new(() => Find(coded, neighbours.CandidateRows, 1));
        _candidateToTrainingPart = new(() => PartRows == neighbours.Training.Rows
            ? neighbours.CandidateToTraining
            : Find(neighbours.CandidateRows, neighbours.TrainingRows.Take(first), 1));
        _candidateToUnseenPart = new(() => Find(neighbours.CandidateRows, PartRows == coded.Rows ? coded : coded.Take(first), 1));
    }

    /// <summary>The unseen rows that were searched.</summary>
    public PreparedTable Unseen { get; }

    /// <summary>The size at which training and unseen rows are set against each other: that of the smaller table.</summary>
    public int PartRows { get; }

    /// <summary>What a reader must know about the rows searched.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The two nearest training rows of every unseen row.</summary>
    public NearestRows UnseenToTraining => _unseenToTraining.Value;

    /// <summary>The nearest judged row of every unseen row.</summary>
    public NearestRows UnseenToCandidate => _unseenToCandidate.Value;

    /// <summary>The nearest of the first <see cref="PartRows"/> training rows, for every judged row.</summary>
    public NearestRows CandidateToTrainingPart => _candidateToTrainingPart.Value;

    /// <summary>The nearest of the first <see cref="PartRows"/> unseen rows, for every judged row.</summary>
    public NearestRows CandidateToUnseenPart => _candidateToUnseenPart.Value;

    /// <summary>The pair's control, or null where it has no unseen rows.</summary>
    public static UnseenNeighbours? Of(PreparedPair pair)
        => pair.Unseen is null ? null : pair.Shared(p => new UnseenNeighbours(p, p.Unseen!));
}
