using SynthTab.Tables;

namespace SynthTab.Evaluation.Pictures;

/// <summary>A square of a <see cref="LatentMap"/> with enough training rows to be told of.</summary>
/// <param name="Column">Which square from the left.</param>
/// <param name="Row">Which square from below.</param>
/// <param name="Rows">The training rows in it.</param>
public sealed record MapCell(int Column, int Row, int Rows);

/// <summary>
/// A model's latent space from above, for a report: how many training rows lie where, and where synthetic rows lie. Training rows
/// are counted by squares, and squares of fewer than <see cref="ScorecardPictures.FewestRows"/> are left out.
/// </summary>
/// <param name="View">The part that is drawn.</param>
/// <param name="Groups">What the colours of the synthetic rows mean.</param>
/// <param name="Training">The squares.</param>
/// <param name="Hidden">The training rows in squares that are left out, or outside of the part.</param>
/// <param name="Synthetic">Synthetic rows, not necessarily all.</param>
public sealed record LatentMap(PlaneView View, TargetGroups Groups, IReadOnlyList<MapCell> Training, int Hidden, IReadOnlyList<PlanePoint> Synthetic)
{
    /// <summary>Squares from left to right, and from below to above.</summary>
    public const int Columns = 40, Rows = 30;

    /// <summary>Draws the map.</summary>
    /// <param name="size">The width of a point.</param>
    /// <param name="trainingPoints">The training rows' points, [rows · size].</param>
    /// <param name="training">The training rows.</param>
    /// <param name="syntheticPoints">The points of synthetic rows.</param>
    /// <param name="synthetic">These rows.</param>
    public static LatentMap Of(int size, float[] trainingPoints, Table training, float[] syntheticPoints, Table synthetic)
    {
        PrincipalPlane plane = PrincipalPlane.Of(trainingPoints, size);
        TargetGroups groups = TargetGroups.Of(training);
        PlanePoint[] real = plane.PlaceAll(trainingPoints, _ => 0), made = plane.PlaceAll(syntheticPoints, row => groups.GroupOf(synthetic, row));
        PlaneView view = PlaneView.Around(real, plane);
        MapCell[] cells =
        [
            .. real.Where(view.Holds).CountBy(p => Square(p, view)).Where(c => c.Value >= ScorecardPictures.FewestRows)
                .Select(c => new MapCell(c.Key.Column, c.Key.Row, c.Value)).OrderBy(c => c.Row).ThenBy(c => c.Column),
        ];
        return new LatentMap(view, groups, cells, real.Length - cells.Sum(c => c.Rows), [.. made.Where(view.Holds)]);
    }

    private static (int Column, int Row) Square(PlanePoint point, PlaneView view) =>
    (
        Math.Min((int)((point.X - view.Left) / (view.Right - view.Left) * Columns), Columns - 1),
        Math.Min((int)((point.Y - view.Bottom) / (view.Top - view.Bottom) * Rows), Rows - 1)
    );
}
