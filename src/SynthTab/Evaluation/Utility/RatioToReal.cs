namespace SynthTab.Evaluation.Utility;

/// <summary>What a model scores over what the same model scores that was trained on real rows.</summary>
internal static class RatioToReal
{
    /// <summary>The ratio with its interval, both models tested on the same bootstrap samples; blank where the real model has no
    /// score above zero.</summary>
    public static DetailTable Table(TargetPredictions judged, TargetPredictions real, RandomSource random)
    {
        double Ratio(int[] weights) => real.Value(weights) is > 0 and var below ? judged.Value(weights) / below : double.NaN;
        double ratio = Ratio(real.Once);
        Interval? interval = double.IsFinite(ratio) ? Bootstrap.Interval(ratio, real.Rows, Ratio, random) : null;
        return new DetailTable("ratio", "Against training on real rows", DetailKind.Figures, ["figure"], ["value", "low", "high"],
        [
            new DetailRow([$"{real.Measure} of the model trained on real rows"], [Finite(real.Value()), null, null]),
            new DetailRow(["ratio"], [Finite(ratio), interval?.Low, interval?.High]),
        ]);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
