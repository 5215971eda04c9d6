using System.Globalization;
using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;
using SynthTab.Evaluation;

namespace SynthTab.Reports.Compared;

/// <summary>The tables of a comparison, one row for each model, real rows first.</summary>
internal static class ComparisonTables
{
    private const string Real = "real rows, held out", Bootstrap = "bootstrap of training rows";

    /// <summary>The figures, their means over the seeds with half of the interval.</summary>
    public static TextTable Figures(ModelComparison comparison)
    {
        ComparedFigure[] figures = [.. ComparedFigure.All.Where(f => comparison.Models.Append(comparison.Bootstrap).Any(m => m?.Figure(f.Name) is not null))];
        IReadOnlyList<string> Row(string name, ComparedModel model) => [name, .. figures.Select(f => Text(f, model.Figure(f.Name)))];
        return new TextTable("Quality, diversity, utility and privacy", ["", .. figures.Select(f => f.Label)], 1,
        [
            [Real, .. figures.Select(f => comparison.Real(f) is { } real ? Number(f.Form, real) : Reports.Figures.None)],
            .. comparison.Bootstrap is { Failure: null } bootstrap ? new[] { Row(Bootstrap, bootstrap) } : [],
            .. Finished(comparison).Select(m => Row(Name(comparison, m), m)),
        ]);
    }

    /// <summary>The evaluator's verdicts, the worst of the seeds.</summary>
    public static TextTable Verdicts(ModelComparison comparison)
    {
        IReadOnlyList<string> Row(string name, ComparedModel model) => [name, .. Enum.GetValues<MetricFamily>().Select(f => Wording.Grade(model.Grade(f)))];
        return new TextTable("The evaluator's verdicts", ["", .. Enum.GetValues<MetricFamily>().Select(f => f.ToString().ToLowerInvariant())], 5,
        [
            .. comparison.Bootstrap is { Failure: null } bootstrap ? new[] { Row(Bootstrap, bootstrap) } : [],
            .. Finished(comparison).Select(m => Row(Name(comparison, m), m)),
        ]);
    }

    /// <summary>What training and sampling took.</summary>
    public static TextTable Costs(ModelComparison comparison) => new(
        "Cost", ["", "training, seconds", "of the processor", "peak memory", "rows per second", "processor s per 100,000 rows", "peak memory, sampling", "model file"], 1,
        [.. Finished(comparison).Where(m => m.Cost(c => c.Seconds) is not null).Select(m => (IReadOnlyList<string>)
        [
            Name(comparison, m), Seconds(m, c => c.TrainingSeconds), Seconds(m, c => c.TrainingProcessorSeconds), Megabytes(m, c => c.TrainingPeakBytes),
            m.Cost(c => c.RowsPerSecond)!.Value.ToString("N0", CultureInfo.InvariantCulture),
            Seconds(m, c => c.SamplingProcessorSeconds * 1e5 / Math.Max(c.Rows, 1)), Megabytes(m, c => c.SamplingPeakBytes), Kilobytes(m),
        ])]);

    /// <summary>What rows can be ordered.</summary>
    public static TextTable Abilities(ModelComparison comparison)
    {
        string[] abilities = [.. comparison.Models.SelectMany(m => m.Abilities).Distinct()];
        return new TextTable("Control", ["", .. abilities], 1 + abilities.Length, [.. Finished(comparison).Select(m => (IReadOnlyList<string>)
            [Name(comparison, m), .. abilities.Select(a => m.Abilities.Contains(a) ? "yes" : "no")])]);
    }

    /// <summary>The scales that the recommendation weighs.</summary>
    public static TextTable Scores(ModelComparison comparison)
    {
        HashSet<string> unfit = [.. comparison.Recommendation.Unfit.Select(u => u.Name)];
        return new TextTable("What the recommendation weighs", ["", .. Criterion.All.Select(c => c.Words), "fit"], 1,
            [.. comparison.Scores.Select(s => (IReadOnlyList<string>)
            [
                Name(comparison, s.Model), .. Criterion.All.Select(c => c.Text(s) + (c.Of(s).Half > 0 ? $" ± {c.Of(s).Half.ToString("0.000", CultureInfo.InvariantCulture)}" : "")),
                unfit.Contains(s.Model.Name) ? "no" : "yes",
            ])]);
    }

    private static IEnumerable<ComparedModel> Finished(ModelComparison comparison) => comparison.Models.Where(m => m.Failure is null);

    private static string Name(ModelComparison comparison, ComparedModel model)
        => model.Name == comparison.Recommendation.Model ? $"{model.Name} (recommended)" : model.IsHazard ? $"{model.Name} (hazard)" : model.Name;

    private static string Text(ComparedFigure figure, FigureMean? mean) => mean is null
        ? Reports.Figures.None
        : Number(figure.Form, mean.Value) + (mean.Half > 0 ? $" ± {Number(figure.Form, mean.Half).Replace(" %", "", StringComparison.Ordinal)}" : "");

    private static string Number(FigureForm form, double value) => form == FigureForm.Percent
        ? (100 * value).ToString(Math.Abs(value) >= 0.2 ? "0.0" : "0.00", CultureInfo.InvariantCulture) + " %"
        : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Seconds(ComparedModel model, Func<RunCost, double> part)
    {
        double seconds = model.Cost(part)!.Value;
        return seconds.ToString(seconds < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);
    }

    private static string Megabytes(ComparedModel model, Func<RunCost, double> part)
        => (model.Cost(part)!.Value / 1e6).ToString("N0", CultureInfo.InvariantCulture) + " MB";

    private static string Kilobytes(ComparedModel model) => (model.Cost(c => c.ModelBytes)!.Value / 1e3).ToString("N0", CultureInfo.InvariantCulture) + " kB";
}
