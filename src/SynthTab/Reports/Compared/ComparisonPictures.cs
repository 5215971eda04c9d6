using System.Text;
using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;
using SynthTab.Reports.Charts;

namespace SynthTab.Reports.Compared;

/// <summary>The fronts, drawn: what cannot be had better in one thing without less of the other.</summary>
internal static class ComparisonPictures
{
    private const string Key = "<p><span class=\"key front\"></span>on the front <span class=\"key beaten\"></span>another model is better on both axes "
        + "<span class=\"key unsafe\"></span>a hazard, or a bad verdict on privacy: beats nobody <span class=\"key reference\"></span>reference</p>\n";

    /// <summary>Adds both pictures.</summary>
    public static void Append(StringBuilder html, ModelComparison comparison)
    {
        IReadOnlyList<ModelScores> scores = comparison.Scores;
        if (scores.Count == 0) { return; }
        ScatterPoint[] beside = [.. comparison.BootstrapScores is { } bootstrap ? new[] { new ScatterPoint("bootstrap", bootstrap.Risk.Value, bootstrap.Closeness.Value, "reference") } : []];
        html.Append("<h2>The fronts</h2>\n").Append(Key).Append("<div class=\"pictures\">\n")
            .Figure("Fidelity against privacy", ScatterChart.Svg(
                [new ScatterPoint("real rows", 0, 0, "reference"), .. beside, .. Points(scores, s => s.Risk.Value, s => s.Closeness.Value)],
                Criterion.Risk.Words, Criterion.Closeness.Words, isLogarithmic: false))
            .Figure("Quality against cost", ScatterChart.Svg(Points(scores, s => s.Seconds, s => s.Quality.Value), Criterion.Cost.Words, Criterion.Quality.Words, isLogarithmic: true))
            .Append("</div>\n")
            .Paragraph("Down and to the left is better. The recommendation weighs more than two axes: a model that is beaten in one picture may still be the one to take.", "quiet");
    }

    /// <summary>The models as points. Only models that might be recommended for their safety beat others.</summary>
    internal static IReadOnlyList<ScatterPoint> Points(IReadOnlyList<ModelScores> scores, Func<ModelScores, double> x, Func<ModelScores, double> y)
    {
        ModelScores[] safe = [.. scores.Where(s => !Fitness.IsUnsafe(s))];
        HashSet<ModelScores> front = [.. ParetoFront.Of(safe, s => [x(s), y(s)])];
        return [.. scores.Select(s => new ScatterPoint(s.Model.Name, x(s), y(s), Fitness.IsUnsafe(s) ? "unsafe" : front.Contains(s) ? "front" : "beaten"))];
    }
}
