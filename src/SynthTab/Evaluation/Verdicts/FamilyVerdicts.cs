namespace SynthTab.Evaluation.Verdicts;

/// <summary>The verdict of each family that was asked.</summary>
/// <remarks>Every rule compares a value with what real rows score on the same question and with what sampling leaves open; a
/// threshold alone decides nothing. What has no reference takes no part. The rules stand with each family's verdict and with
/// <see cref="Comparison"/>.</remarks>
internal static class FamilyVerdicts
{
    /// <summary>The verdicts, in the order of the families.</summary>
    public static IReadOnlyList<FamilyVerdict> Of(Scorecard scorecard)
        => [.. Enum.GetValues<MetricFamily>().Where(family => scorecard.Of(family).Any()).Select(family => Judge(family, scorecard))];

    private static FamilyVerdict Judge(MetricFamily family, Scorecard scorecard) => family switch
    {
        MetricFamily.Fidelity => FidelityVerdict.Of(scorecard),
        MetricFamily.Diversity => DiversityVerdict.Of(scorecard),
        MetricFamily.Utility => UtilityVerdict.Of(scorecard),
        _ => PrivacyVerdict.Of(scorecard),
    };
}
