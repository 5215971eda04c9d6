using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Neighbours;

/// <summary>Who is near whom in a pair of tables, for one kind of distance: each search runs once, when first asked for.</summary>
/// <remarks>
/// Searches compare every row with every row, so that large tables are cut to their first rows (a random sample) at
/// <see cref="EvaluationLimits.NeighbourCells"/>; <see cref="Notes"/> says so.
/// </remarks>
public sealed class PairNeighbours
{
    /// <summary>How many neighbours every search keeps.</summary>
    public const int K = 5;

    private readonly RowCoding _coding;
    private readonly Lazy<NearestRows> _trainingToTraining, _candidateToTraining, _trainingToCandidate, _candidateToCandidate;

    private PairNeighbours(PreparedPair pair, RowDistance distance)
    {
        int most = pair.Limits.NeighbourRows(pair.Training.Columns.Count);
        Training = pair.Training.Sample(most);
        Candidate = pair.Candidate.Sample(most);
        Notes = [.. Said("training", pair.Training.Rows, Training.Rows), .. Said("judged", pair.Candidate.Rows, Candidate.Rows)];
        _coding = new RowCoding(pair.Training, distance);
        TrainingRows = _coding.Apply(Training);
        CandidateRows = _coding.Apply(Candidate);
        // The same for every pair of an evaluation, so it is kept with the training rows.
        _trainingToTraining = new(() => distance == RowDistance.Euclidean
            ? Training.Shared(_ => new Searched<EuclideanKey>(Find(TrainingRows, TrainingRows, sameRows: true))).Nearest
            : Training.Shared(_ => new Searched<MixedL1Key>(Find(TrainingRows, TrainingRows, sameRows: true))).Nearest);
        _candidateToTraining = new(() => Find(CandidateRows, TrainingRows));
        _trainingToCandidate = new(() => Find(TrainingRows, CandidateRows));
        _candidateToCandidate = new(() => Find(CandidateRows, CandidateRows, sameRows: true));
    }

    /// <summary>The neighbours in the Euclidean space of one-hot categories; shared by all metrics that ask.</summary>
    public static PairNeighbours Euclidean(PreparedPair pair)
        => pair.Shared(p => new Part<EuclideanKey>(new PairNeighbours(p, RowDistance.Euclidean))).Neighbours;

    /// <summary>The neighbours by the mixed L1 distance; shared by all metrics that ask.</summary>
    public static PairNeighbours MixedL1(PreparedPair pair)
        => pair.Shared(p => new Part<MixedL1Key>(new PairNeighbours(p, RowDistance.MixedL1))).Neighbours;

    /// <summary>The training rows that were searched.</summary>
    public PreparedTable Training { get; }

    /// <summary>The judged rows that were searched.</summary>
    public PreparedTable Candidate { get; }

    /// <summary>The training rows, coded.</summary>
    public MixedRows TrainingRows { get; }

    /// <summary>The judged rows, coded.</summary>
    public MixedRows CandidateRows { get; }

    /// <summary>What a reader must know about the rows searched.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The nearest other training rows of every training row.</summary>
    public NearestRows TrainingToTraining => _trainingToTraining.Value;

    /// <summary>The nearest training rows of every judged row.</summary>
    public NearestRows CandidateToTraining => _candidateToTraining.Value;

    /// <summary>The nearest judged rows of every training row.</summary>
    public NearestRows TrainingToCandidate => _trainingToCandidate.Value;

    /// <summary>The nearest other judged rows of every judged row.</summary>
    public NearestRows CandidateToCandidate => _candidateToCandidate.Value;

    /// <summary>Codes other rows of the same evaluation, say the unseen ones.</summary>
    public MixedRows Code(PreparedTable table) => _coding.Apply(table);

    private NearestRows Find(MixedRows queries, MixedRows references, bool sameRows = false)
        => NearestRows.Find(queries, references, _coding.Distance, K, sameRows);

    private static IEnumerable<string> Said(string name, int all, int taken)
    {
        if (taken < all)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Distances were taken over {taken:N0} of the {all:N0} {name} rows, drawn by seed.");
        }
    }

    private sealed record Part<TKey>(PairNeighbours Neighbours);

    private sealed record Searched<TKey>(NearestRows Nearest);

    private sealed class EuclideanKey;

    private sealed class MixedL1Key;
}
