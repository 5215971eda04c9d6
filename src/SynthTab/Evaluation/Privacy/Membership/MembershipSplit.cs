using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Distances;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>
/// Which rows are attacked, and which an attacker may hold. An attacker who knows the law of the real rows holds the first half
/// of the unseen rows, and is tested on the others; one who does not is tested on all.
/// </summary>
internal sealed class MembershipSplit
{
    private MembershipSplit(UnseenNeighbours control, PairNeighbours neighbours)
    {
        (Known, PreparedTable rest) = control.Unseen.Halves();
        double[] unseen = control.UnseenToTraining.Distances(), training = neighbours.TrainingToTraining.Distances();
        All = Targets(neighbours.Training, training, control.Unseen, unseen);
        Rest = Targets(neighbours.Training, training, rest, unseen[Known.Rows..]);
        Notes = control.Notes;
    }

    /// <summary>Unseen rows that the attacker holds.</summary>
    public PreparedTable Known { get; }

    /// <summary>Targets with all unseen rows.</summary>
    public MembershipTargets All { get; }

    /// <summary>Targets without the unseen rows that the attacker holds.</summary>
    public MembershipTargets Rest { get; }

    /// <summary>What a reader must know about the rows.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The split of this pair, or the reason why there is none.</summary>
    public static (MembershipSplit? Split, string? Obstacle) Of(PreparedPair pair)
    {
        if (UnseenNeighbours.Of(pair) is not { } control) { return (null, UnseenNeighbours.Absent); }
        if (control.Unseen.Rows < 2) { return (null, "there is one unseen row only, and two are needed: one to hold and one to test"); }
        return (pair.Shared(p => new MembershipSplit(control, PairNeighbours.MixedL1(p))), null);
    }

    private static MembershipTargets Targets(PreparedTable training, double[] trainingOutlyingness, PreparedTable unseen, double[] unseenOutlyingness)
    {
        int rows = Math.Min(training.Rows, unseen.Rows);
        return new MembershipTargets(training.Sample(rows), trainingOutlyingness[..rows], unseen.Sample(rows), unseenOutlyingness[..rows]);
    }
}
