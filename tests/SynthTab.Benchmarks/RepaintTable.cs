using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Datasets;
using SynthTab.Neural.Diffusion.TabDdpm;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Benchmarks;

/// <summary>
/// Two ways of meeting conditions on the simulated table, whose law is known: a network that some cells were given to in training,
/// and one that saw whole rows only, with RePaint's resampling. Written as a Markdown table.
/// </summary>
/// <param name="epochs">The passes of each training.</param>
internal sealed class RepaintTable(int epochs)
{
    private const int Rows = 2048, Truths = 1_000_000;

    private static readonly (string Column, string Level)[][] Questions =
    [
        [("diagnosis", "heart failure")],
        [("insurance", "self-pay"), ("readmitted", "yes")],
        [("diagnosis", "diabetes"), ("sex", "male"), ("insurance", "public")],
    ];

    public void Run()
    {
        Table training = Learned(ClinicVisits.Draw()), truth = Learned(ClinicVisits.Draw(Truths, 2)), fresh = Learned(ClinicVisits.Draw(Truths, 3));
        var told = new TabDdpmOptions { Epochs = epochs, BatchSize = 256, SamplingSteps = 20 };
        TabDdpmOptions blind = told with { GivenShare = 0, HiddenClassShare = 1 };
        Console.WriteLine("| way | network asked, times | error of what is not given, mean over questions % | rows/s, one thread |");
        Console.WriteLine("|---|---|---|---|");
        Write("fresh rows of the law", 0, Questions.Average(q => Error(Matching(fresh, q, Rows), Matching(truth, q, Truths), q)), 0);
        ModelContents contents = Train(told, training);
        Judge("given in training", contents, told, truth);
        contents = Train(blind, training);
        foreach (int rounds in new[] { 1, 2, 5, 10 })
        {
            Judge(string.Create(CultureInfo.InvariantCulture, $"RePaint, {rounds} rounds"), contents, blind with { ResampleRounds = rounds }, truth);
        }
    }

    private void Judge(string way, ModelContents contents, TabDdpmOptions options, Table truth)
    {
        using TabDdpmSampler sampler = TabDdpmSampler.Load(Contents(contents, options), "cpu");
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Table[] made = [.. Questions.Select((question, i) => sampler.Generate(new BlockRequest(5 + i) { Conditions = Conditions(question, truth) }))];
        double speed = Questions.Length * Rows / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        double error = Questions.Index().Average(q => Error(made[q.Index], Matching(truth, q.Item, Truths), q.Item));
        Write(way, options.SamplingSteps * options.ResampleRounds, error, speed);
    }

    private static void Write(string way, int asked, double error, double speed)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {way} | {asked} | {100 * error:0.00} | {speed:0} |"));

    private static ModelContents Train(TabDdpmOptions options, Table training)
    {
        using IRowSampler learned = new TabDdpmModel(options).Learn(training, new FitContext { Seed = 1, Threads = 1, Device = "cpu" });
        var contents = new ModelContents { Manifest = Manifest(options, learned.Summary), Schema = training.Schema };
        learned.Write(contents);
        return contents;
    }

    /// <summary>The same weights under other options of sampling.</summary>
    private static ModelContents Contents(ModelContents learned, TabDdpmOptions options) => new()
    {
        Manifest = Manifest(options, learned.Manifest.Training),
        Schema = learned.Schema,
        Encoder = learned.Encoder,
        Weights = learned.Weights,
    };

    private static ModelManifest Manifest(TabDdpmOptions options, TrainingSummary training) => new()
    {
        Synthesizer = TabDdpmModel.Name,
        LibraryVersion = "",
        Options = (JsonObject)OptionsBinder.ToJson(options),
        Training = training,
    };

    private static Table Learned(Table visits) => Table.Of([.. visits.Columns.Where(c => c is not TextColumn)]);

    private static Condition[] Conditions((string Column, string Level)[] question, Table table)
        => [.. question.Select(q => new Condition.OneOf(q.Column, [Code(table, q)]))];

    private static int Code(Table table, (string Column, string Level) asked)
        => table[asked.Column].Schema.Levels!.ToList().IndexOf(asked.Level);

    private static Table Matching(Table table, (string Column, string Level)[] question, int most)
    {
        Condition[] conditions = Conditions(question, table);
        return table.Take([.. Enumerable.Range(0, table.Rows).Where(r => conditions.All(c => c.Holds(table[c.Column], r))).Take(most)]);
    }

    /// <summary>The total variation between made and true rows in every column that was not asked for, mean over the columns.</summary>
    private static double Error(Table made, Table truth, (string Column, string Level)[] question)
        => truth.Columns.Where(c => question.All(q => q.Column != c.Schema.Name))
            .Average(column => Distance(made[column.Schema.Name], column));

    private static double Distance(Column made, Column truth)
    {
        double[] edges = truth is NumericColumn numbers ? Edges(numbers.Values) : [];
        Dictionary<int, double> a = Shares(made, edges), b = Shares(truth, edges);
        return 0.5 * a.Keys.Union(b.Keys).Sum(key => Math.Abs(a.GetValueOrDefault(key) - b.GetValueOrDefault(key)));
    }

    private static Dictionary<int, double> Shares(Column column, double[] edges) => Enumerable.Range(0, column.Count)
        .CountBy(row => column switch
        {
            _ when column.IsMissing(row) => -1,
            NumericColumn numbers => edges.Count(edge => edge < numbers.Values[row]),
            _ => ((CategoricalColumn)column).Codes[row],
        })
        .ToDictionary(pair => pair.Key, pair => pair.Value / (double)column.Count);

    /// <summary>The twentieths of the known values, each once: a point mass is a bin's upper end.</summary>
    private static double[] Edges(double[] values)
    {
        double[] known = [.. values.Where(v => !double.IsNaN(v)).Order()];
        return [.. Enumerable.Range(1, 19).Select(i => known[known.Length * i / 20]).Distinct()];
    }
}
