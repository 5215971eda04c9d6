using System.Globalization;
using SynthTab.Cli.Options;
using SynthTab.Evaluation.Pictures;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Cli.Latent;

/// <summary>Pictures of a model's latent space, for reports and for the person who explores it.</summary>
internal static class LatentPictures
{
    private const int MostCounted = 50_000, MostDots = 2000;

    /// <summary>The map of a report, or null where the model has no latent space.</summary>
    /// <param name="fitted">The model.</param>
    /// <param name="training">Its training rows, which are counted, not shown.</param>
    /// <param name="synthetic">Rows that it made.</param>
    /// <param name="seed">The seed of the coding's choices.</param>
    public static LatentMap? MapOf(IFittedSynthesizer fitted, Table training, Table synthetic, long seed)
    {
        if (fitted.Latent is not { } space || synthetic.Rows == 0) { return null; }
        (Table counted, Table dots) = (First(training, MostCounted), First(synthetic, MostDots));
        return LatentMap.Of(space.Size, space.Encode(counted, seed).Values, counted, space.Encode(dots, seed).Values, dots);
    }

    /// <summary>The page of the person who holds the data.</summary>
    /// <param name="fitted">The model.</param>
    /// <param name="space">Its latent space.</param>
    /// <param name="real">The data.</param>
    /// <param name="points">Their points.</param>
    /// <param name="walked">A walk, or null.</param>
    /// <param name="common">Seed and threads.</param>
    public static LatentTour TourOf(
        IFittedSynthesizer fitted, ILatentSpace space, Table real, LatentPoints points, WalkedRows? walked, CommonOptions common)
    {
        PrincipalPlane plane = PrincipalPlane.Of(points.Values, points.Size);
        TargetGroups groups = TargetGroups.Of(real);
        int[] shown = [.. Enumerable.Range(0, real.Rows).Where(row => row % ((real.Rows + MostDots - 1) / MostDots) == 0)];
        PlanePoint[] all = plane.PlaceAll(points.Values, row => groups.GroupOf(real, row));
        PlaneView view = PlaneView.Around(all, plane);
        var request = new SampleRequest { Rows = shown.Length, Seed = common.Seed, Threads = common.Threads };
        Table made = TableConcatenation.Concatenate([.. fitted.Sample(request)]);
        PlanePoint[] dots = plane.PlaceAll(space.Encode(made, common.Seed).Values, row => groups.GroupOf(made, row));
        return new LatentTour(
            fitted.Manifest.Synthesizer, view, groups, [.. shown.Select(row => all[row]).Where(view.Holds)], [.. dots.Where(view.Holds)],
            walked is null ? null : WalkOf(walked, plane, real));
    }

    private static LatentWalk WalkOf(WalkedRows walked, PrincipalPlane plane, Table real)
    {
        PlanePoint[] points = plane.PlaceAll(walked.Points.Values, _ => 0);
        (WalkPlan plan, string from) = (walked.Plan, string.Create(CultureInfo.InvariantCulture, $"row {walked.Plan.From}"));
        if (plan.To is not { } to) { return LatentWalk.Around($"Around {from}", points, walked.Rows, real.Take([(int)plan.From - 1]), from); }
        string last = string.Create(CultureInfo.InvariantCulture, $"row {to}");
        return LatentWalk.Between($"From {from} to {last}", points, walked.Rows, real.Take([(int)plan.From - 1, (int)to - 1]), (from, last));
    }

    private static Table First(Table table, int most) => table.Slice(0, Math.Min(table.Rows, most));
}
