using System.Text.Json.Nodes;
using SynthTab.Cli.Options;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Output;

/// <summary>How a training run went, for people and for programs.</summary>
internal static class TrainingReport
{
    /// <summary>Say, <c>16,000 rows in 2 min on cpu, 31 epochs, ended by the budget.</c></summary>
    public static string Sentence(TrainingSummary training)
    {
        string epochs = training.Epochs is { } count ? $", {Figures.Count(count)} {(count == 1 ? "epoch" : "epochs")}" : "";
        string end = training.BudgetReached ? ", ended by the budget" : "";
        return $"{Figures.Count(training.Rows)} rows in {Duration.Text(TimeSpan.FromSeconds(training.Seconds))} on {training.Device}{epochs}{end}.";
    }

    /// <summary>The same as json.</summary>
    public static JsonObject Describe(ModelManifest manifest) => new()
    {
        ["model"] = manifest.Synthesizer,
        ["seed"] = manifest.Seed,
        ["training_rows"] = manifest.Training.Rows,
        ["seconds"] = Math.Round(manifest.Training.Seconds, 3),
        ["device"] = manifest.Training.Device,
        ["epochs"] = manifest.Training.Epochs,
        ["budget_reached"] = manifest.Training.BudgetReached,
        ["figures"] = new JsonObject(manifest.Training.Figures.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)(double.IsFinite(f.Value) ? f.Value : null)))),
        ["options"] = manifest.Options.DeepClone(),
    };
}
