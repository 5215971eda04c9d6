using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Cli.Latent;

/// <summary>A walk through a latent space that was walked.</summary>
/// <param name="Plan">Which way.</param>
/// <param name="Points">The points on it.</param>
/// <param name="Rows">The rows decoded there.</param>
internal sealed record WalkedRows(WalkPlan Plan, LatentPoints Points, Table Rows)
{
    private const ulong PointStream = 1;

    /// <summary>Walks.</summary>
    /// <param name="plan">Which way.</param>
    /// <param name="space">The space.</param>
    /// <param name="real">The points of the data's rows.</param>
    /// <param name="seed">Where the noise comes from.</param>
    public static WalkedRows Of(WalkPlan plan, ILatentSpace space, LatentPoints real, long seed)
    {
        int from = (int)plan.From - 1;
        LatentPoints points = plan.To is { } to
            ? real.Between(from, (int)to - 1, plan.Rows)
            : real.Around(from, plan.Radius, plan.Rows, new RandomSource(seed, PointStream));
        return new WalkedRows(plan, points, space.Decode(points, plan.Noise ? seed : null));
    }
}
