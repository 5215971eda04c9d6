namespace SynthTab.Evaluation.Pictures;

/// <summary>The part of a plane that is drawn, and what the plane shows of the space that it lies in.</summary>
/// <param name="Left">The least X.</param>
/// <param name="Right">The greatest X; above <paramref name="Left"/>.</param>
/// <param name="Bottom">The least Y.</param>
/// <param name="Top">The greatest Y; above <paramref name="Bottom"/>.</param>
/// <param name="FirstShare">The share of the space's variance along the first direction.</param>
/// <param name="SecondShare">The same along the second.</param>
public sealed record PlaneView(double Left, double Right, double Bottom, double Top, double FirstShare, double SecondShare)
{
    private const double Hidden = 0.005; // of the points, at each end: no single row sets the frame

    /// <summary>The part that holds all but the farthest points.</summary>
    /// <param name="points">The points, at least one.</param>
    /// <param name="plane">Where they lie.</param>
    public static PlaneView Around(IReadOnlyList<PlanePoint> points, PrincipalPlane plane)
    {
        (double left, double right) = Ends([.. points.Select(p => p.X)]);
        (double bottom, double top) = Ends([.. points.Select(p => p.Y)]);
        return new PlaneView(left, right, bottom, top, plane.FirstShare, plane.SecondShare);
    }

    /// <summary>Whether a point is drawn.</summary>
    public bool Holds(PlanePoint point) => point.X >= Left && point.X <= Right && point.Y >= Bottom && point.Y <= Top;

    private static (double Low, double High) Ends(double[] values)
    {
        Array.Sort(values);
        int skipped = (int)(Hidden * values.Length);
        double low = values[skipped], high = values[^(skipped + 1)], room = Math.Max(high - low, 0.1) * 0.08;
        return (low - room, high + room);
    }
}
