using System.Diagnostics;
using System.Globalization;
using SynthTab.Evaluation;
using SynthTab.Neural;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Benchmarks;

/// <summary>Every sampler of a trained model at several numbers of steps: quality beside what held-out rows score, and speed on one
/// thread. Written as a Markdown table.</summary>
/// <param name="model">A model file of a synthesizer with samplers.</param>
/// <param name="training">The CSV that it learned from.</param>
/// <param name="holdout">Real rows that it never saw.</param>
/// <param name="rows">How many rows each sampler makes.</param>
/// <param name="only">The only sampler, or null for all.</param>
internal sealed class SamplerTable(string model, string training, string holdout, int rows, string? only)
{
    private static readonly int[] Steps = [5, 10, 20, 30, 40];

    private static readonly IMetric[] Metrics =
        [MetricCatalog.Named("column-shapes"), MetricCatalog.Named("pair-trends-shared-edges"), MetricCatalog.Named("detection-trees")];

    public void Run()
    {
        var catalog = new SynthesizerCatalog(NeuralSynthesizers.Entries);
        using IFittedSynthesizer fitted = catalog.Load(model, "cpu");
        Table real = CsvTableReader.ReadFile(training, fitted.Schema), unseen = CsvTableReader.ReadFile(holdout, fitted.Schema);
        SynthesizerEntry entry = NeuralSynthesizers.Entries.Single(e => e.Name == fitted.Manifest.Synthesizer);
        Console.WriteLine("| sampler | steps | shape error % | trend error (shared bins) % | detection, boosted trees | rows/s, one thread |");
        Console.WriteLine("|---|---|---|---|---|---|");
        bool first = true;
        foreach (string sampler in entry.Samplers.Where(s => only is null || s == only))
        {
            foreach (int steps in Steps)
            {
                (Table made, double speed) = Make(fitted, sampler, steps);
                Scorecard card = Evaluator.Evaluate(new EvaluationInput(real, unseen, made), Metrics);
                if (first) { Console.WriteLine($"| held-out rows | | {Cells(card, o => o.Reference)} | |"); }
                first = false;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{sampler}` | {steps} | {Cells(card, o => o.Value)} | {speed:0} |"));
            }
        }
    }

    private (Table Made, double RowsPerSecond) Make(IFittedSynthesizer fitted, string sampler, int steps)
    {
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        var request = new SampleRequest { Rows = rows, Seed = 7, Threads = 1, Sampling = new SamplingOptions { Sampler = sampler, Steps = steps } };
        Table made = TableConcatenation.Concatenate([.. fitted.Sample(request)]);
        return (made, rows / (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    private static string Cells(Scorecard card, Func<MetricOutcome, MetricResult> take)
    {
        double[] scores = [.. card.Outcomes.Select(o => ((MetricResult.Score)take(o)).Value)];
        return string.Create(CultureInfo.InvariantCulture, $"{100 * (1 - scores[0]):0.00} | {100 * (1 - scores[1]):0.00} | {scores[2]:0.000}");
    }
}
