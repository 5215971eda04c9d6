namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>The log ratio of two densities at members and non-members.</summary>
internal sealed class DensityRatio
{
    /// <summary>Estimates the densities of judged and held rows and compares them at the targets.</summary>
    public DensityRatio(NumericPoints judged, NumericPoints known, NumericPoints members, NumericPoints nonMembers, CancellationToken cancellation)
    {
        KernelDensity ofJudged = new(judged), ofKnown = new(known);
        var normal = new NormalDensity(known);
        (double[], double[]) At(NumericPoints points)
        {
            double[] numerator = ofJudged.LogDensities(points, cancellation);
            return (Minus(numerator, ofKnown.LogDensities(points, cancellation)), Minus(numerator, normal.LogDensities(points)));
        }
        Members = At(members);
        NonMembers = At(nonMembers);
    }

    /// <summary>The log ratios at the members, [members].</summary>
    public (double[] ByKernels, double[] ToNormal) Members { get; }

    /// <summary>The log ratios at the non-members, [non-members].</summary>
    public (double[] ByKernels, double[] ToNormal) NonMembers { get; }

    private static double[] Minus(double[] first, double[] second) => [.. first.Zip(second, (a, b) => a - b)];
}
