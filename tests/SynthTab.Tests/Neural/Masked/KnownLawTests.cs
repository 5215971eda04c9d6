using SynthTab.Datasets;
using SynthTab.Evaluation.Privacy.Likelihood;
using SynthTab.Neural.Masked;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Likelihood;
using SynthTab.Tables;
using SynthTab.Tests.Contracts;

namespace SynthTab.Tests.Neural.Masked;

/// <summary>The masked model on the simulated table, whose law is known. Takes minutes, so it runs when asked for (<c>-explicit on</c>);
/// what it found stands in <c>reports/masked-known-law.md</c>.</summary>
public sealed class KnownLawTests(KnownLawTests.Learned learned) : TorchTests, IClassFixture<KnownLawTests.Learned>
{
    private const int Rows = 10_000;

    /// <summary>What a conditional share may be off beyond sampling error: the model learned from a few hundred rows like these.</summary>
    private const double ModelError = 0.05;

    [Fact(Explicit = true), Trait("Category", "Slow")]
    public void The_likelihood_of_fresh_rows_is_within_two_percent_of_the_laws_and_the_verdict_says_whether_training_gets_more()
    {
        Table fresh = ClinicVisits.Draw(Learned.TrainingRows, seed: 2);
        double law = ClinicVisitsLikelihood.Of(fresh).Average();
        MeanLikelihood own = Mean(fresh), training = Mean(learned.Training);
        var comparison = new LikelihoodComparison(training, own);
        TestContext.Current.TestOutputHelper!.WriteLine($"law {law:0.000}, model {own.Mean:0.000} ({own.Impossible} rows impossible). {comparison.Sentence}");
        Assert.InRange(own.Mean!.Value, 1.02 * law, 0.98 * law); // logarithms are negative
        Assert.InRange(own.Impossible, 0, fresh.Rows / 1000);
        Assert.Equal(training.Mean - own.Mean > 1.96 * Math.Sqrt(training.StandardError!.Value * training.StandardError.Value + own.StandardError!.Value * own.StandardError.Value), comparison.Remembers);
    }

    public static TheoryData<string[]> Triples => new()
    {
        { ["department=emergency", "age=30..45", "bmi is missing"] },
        { ["readmitted=yes", "sex=female", "cost=0..0"] },
        { ["insurance=public|self-pay", "systolic_bp=140..230", "smoker=yes"] },
        { ["diagnosis=infection|asthma", "wait_minutes=0..10", "insurance is missing"] },
    };

    [Theory(Explicit = true), MemberData(nameof(Triples)), Trait("Category", "Slow")]
    public void Three_conditions_hold_in_every_row_and_the_other_columns_follow_the_laws_conditionals(string[] triple)
    {
        Condition[] conditions = [.. triple.Select(text => ConditionParser.Parse(text, learned.Training.Schema))];
        Table made = learned.Fitted.Rows(new SampleRequest { Rows = Rows, Conditions = conditions });
        Assert.All(conditions, c => Assert.Equal(Rows, Meeting(made, [c]).Length));
        int[] meeting = Meeting(learned.Law, conditions);
        Table law = learned.Law.Take(meeting);
        foreach (Column column in made.Columns.Where(c => c.Schema.IsLearned && !conditions.Any(k => k.Column == c.Schema.Name)))
        {
            (int[] own, int[] real, int parts) = Coded(column, law[column.Schema.Name]);
            for (int part = 0; part < parts; part++)
            {
                double share = real.Count(p => p == part) / (double)real.Length, found = own.Count(p => p == part) / (double)Rows;
                double error = Math.Sqrt(share * (1 - share) * (1.0 / Rows + 1.0 / real.Length));
                Assert.True(Math.Abs(found - share) <= 5 * error + ModelError, $"{column.Schema.Name}, part {part}: {found:0.000} against {share:0.000} of {real.Length} rows");
            }
        }
    }

    private MeanLikelihood Mean(Table table) => MeanLikelihood.Of(learned.Fitted.LogLikelihood(new LikelihoodRequest { Table = table, Threads = 1 }).Rows);

    private static int[] Meeting(Table table, Condition[] conditions) => [.. Enumerable.Range(0, table.Rows).Where(row => conditions.All(c => c switch
    {
        Condition.OneOf levels => levels.Codes.Contains(table.Codes(c.Column)[row]),
        Condition.InRange range => table.Values(c.Column)[row] >= range.Minimum && table.Values(c.Column)[row] <= range.Maximum,
        _ => table[c.Column].IsMissing(row),
    }))];

    /// <summary>Levels as they are, numbers by the fifths of the law's rows; gaps are a part of their own.</summary>
    private static (int[] Own, int[] Real, int Parts) Coded(Column own, Column real)
    {
        if (own is CategoricalColumn levels)
        {
            int missing = levels.Schema.Levels.Count;
            int[] Codes(CategoricalColumn column) => Array.ConvertAll(column.Codes, c => c < 0 ? missing : c);
            return (Codes(levels), Codes((CategoricalColumn)real), missing + 1);
        }
        double[] sorted = [.. ((NumericColumn)real).Present().Order()];
        double[] edges = [.. Enumerable.Range(1, 4).Select(i => sorted[i * sorted.Length / 5])];
        int[] Parts(NumericColumn column) => Array.ConvertAll(column.Values, v => double.IsNaN(v) ? 5 : edges.Count(edge => v >= edge));
        return (Parts((NumericColumn)own), Parts((NumericColumn)real), 6);
    }

    /// <summary>The model, trained once, and a large draw of the law.</summary>
    public sealed class Learned : IDisposable
    {
        public const int TrainingRows = 16_000;

        private readonly Lazy<IFittedSynthesizer> _fitted;
        private readonly Lazy<Table> _law = new(() => ClinicVisits.Draw(1_000_000, seed: 3));

        public Learned()
        {
            Training = ClinicVisits.Draw(TrainingRows);
            _fitted = new(() => SynthesizerCases.Catalog.Create(MaskedModel.Name, []).Fit(Training, new FitContext { Seed = 1, Threads = 1 }));
        }

        public Table Training { get; }

        public Table Law => _law.Value;

        public IFittedSynthesizer Fitted => _fitted.Value;

        public void Dispose()
        {
            if (_fitted.IsValueCreated) { _fitted.Value.Dispose(); }
        }
    }
}
