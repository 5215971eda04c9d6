namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>ln(1 + e^x): turns any number into a positive one.</summary>
internal static class Softplus
{
    /// <summary>Its value.</summary>
    public static double Of(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>Its derivative, the logistic function.</summary>
    public static double Slope(double x) => 1 / (1 + Math.Exp(-x));
}
