using SynthTab.Datasets;
using SynthTab.Evaluation;
using SynthTab.Neural;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Conventions;

namespace SynthTab.Tests.EndToEnd;

/// <summary>The program in the README is this one, and it runs.</summary>
public sealed class ReadmeSnippetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("synthtab-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_program_in_the_README_runs()
    {
        string input = Path.Combine(_folder, "patients.csv"), output = Path.Combine(_folder, "synthetic.csv");
        CsvTableWriter.WriteFile(input, ClinicVisits.Draw(rows: 400));
        Scorecard scorecard = MakeSynthetic(input, output);
        Assert.Equal((320, 80, 1000), (scorecard.TrainingRows, scorecard.HoldoutRows, scorecard.SyntheticRows));
        Assert.Equal(1001, File.ReadLines(output).Count());
    }

    [Fact]
    public void The_program_in_the_README_is_the_one_below()
    {
        string[] readme = File.ReadAllLines(Path.Combine(SourceTree.Root, "README.md"));
        string[] shown = [.. readme.SkipWhile(l => l != "```csharp").Skip(1).TakeWhile(l => l != "```")];
        string[] here = File.ReadAllLines(Path.Combine(SourceTree.Root, "tests/SynthTab.Tests/EndToEnd/ReadmeSnippetTests.cs"));
        string[] run = [.. here.SkipWhile(l => !l.StartsWith("    private " + "static Scorecard MakeSynthetic", StringComparison.Ordinal)).TakeWhile(l => l != "    }").Append("    }")];
        Assert.Equal(shown, run.Select(l => l.Length > 4 ? l[4..] : "").Select(l => l.Replace("private static", "static", StringComparison.Ordinal)));
    }

    private static Scorecard MakeSynthetic(string input, string output)
    {
        Table patients = CsvTableReader.InferAndRead(input, new CsvReadOptions { Target = "readmitted" }).Table;
        (Table training, Table holdout) = TableSplit.Split(patients, holdoutShare: 0.2, seed: 1);

        var catalog = new SynthesizerCatalog([.. ClassicalSynthesizers.Entries, .. NeuralSynthesizers.Entries]);
        using IFittedSynthesizer fitted = catalog.Create("independent").Fit(training, new FitContext { Seed = 1 });
        Table synthetic = TableConcatenation.Concatenate([.. fitted.Sample(new SampleRequest { Rows = 1000, Seed = 2 })]);
        CsvTableWriter.WriteFile(output, synthetic);

        return Evaluator.Evaluate(new EvaluationInput(training, holdout, synthetic, seed: 3));
    }
}
