using System.Text.Json.Nodes;
using SynthTab.Evaluation.Privacy.Likelihood;

namespace SynthTab.Reports;

/// <summary>What a model says of training and held-out rows, as json.</summary>
public static class JsonLikelihood
{
    /// <summary>Both tables, their difference and the finding.</summary>
    public static JsonObject Of(LikelihoodComparison comparison) => new()
    {
        ["training"] = Of(comparison.Training),
        ["holdout"] = Of(comparison.Holdout),
        ["difference"] = comparison.Difference,
        ["interval"] = comparison.Interval is { } interval ? new JsonObject { ["low"] = interval.Low, ["high"] = interval.High } : null,
        ["remembers"] = comparison.Remembers,
        ["sentence"] = comparison.Sentence,
    };

    /// <summary>One table.</summary>
    public static JsonObject Of(MeanLikelihood mean) => new()
    {
        ["rows"] = mean.Rows,
        ["impossible"] = mean.Impossible,
        ["mean"] = mean.Mean,
        ["standardError"] = mean.StandardError,
    };
}
