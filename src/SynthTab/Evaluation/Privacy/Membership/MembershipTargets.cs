using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>The rows of which an attack must say whether the generator learned from them: as many members as non-members, both
/// drawn at random from the same law, so that nothing but membership tells them apart.</summary>
internal sealed class MembershipTargets
{
    /// <summary>The share of all targets that counts as most exposed.</summary>
    public const double ExposedShare = 0.1;

    /// <summary>Takes rows of the training table and unseen ones.</summary>
    /// <param name="members">Training rows.</param>
    /// <param name="memberOutlyingness">The distance of each to its nearest <em>other</em> training row, [members]: counting a
    /// member as its own neighbour would make every member an insider.</param>
    /// <param name="nonMembers">Unseen rows.</param>
    /// <param name="nonMemberOutlyingness">The distance of each to its nearest training row, [non-members].</param>
    public MembershipTargets(PreparedTable members, double[] memberOutlyingness, PreparedTable nonMembers, double[] nonMemberOutlyingness)
    {
        Members = members;
        NonMembers = nonMembers;
        double[] all = [.. memberOutlyingness, .. nonMemberOutlyingness];
        Array.Sort(all);
        double least = all[^Math.Max(1, (int)(ExposedShare * all.Length))];
        ExposedMembers = AtLeast(memberOutlyingness, least);
        ExposedNonMembers = AtLeast(nonMemberOutlyingness, least);
    }

    /// <summary>Training rows.</summary>
    public PreparedTable Members { get; }

    /// <summary>Unseen rows.</summary>
    public PreparedTable NonMembers { get; }

    /// <summary>The members among the tenth of all targets that lies farthest from other training rows (more where distances tie).</summary>
    public int[] ExposedMembers { get; }

    /// <summary>The non-members among that tenth.</summary>
    public int[] ExposedNonMembers { get; }

    private static int[] AtLeast(double[] values, double least) => [.. Enumerable.Range(0, values.Length).Where(i => values[i] >= least)];
}
