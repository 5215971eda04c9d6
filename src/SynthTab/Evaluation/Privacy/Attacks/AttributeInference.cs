using System.Globalization;
using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks.Inference;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>The residual risk that a person's secret value is read off the judged row nearest to what is known about them;
/// the mean over the secrets, with the worst one beside it.</summary>
/// <remarks>
/// The inference attack of Anonymeter (Giomi et al. 2023), with the error of a numeric guess measured by the true value's
/// magnitude. Secrets are the columns declared sensitive, else every column in turn; all other columns are known. The naive
/// guess is the value of a random judged row, and its rate the exact expectation.
/// </remarks>
internal sealed class AttributeInference : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "attribute-inference",
        Family = MetricFamily.Privacy,
        Question = "Does the table tell a training person's secret value to somebody who knows the others, better than an unseen person's?",
        Blindness = "The attacker looks up one nearest row; a model trained on the table could infer more.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
        Headline = new Headline("risk of an inferred secret", HeadlineForm.Percent),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (pair.Training.Columns.Count < 2) { return new MetricResult.NotApplicable("there is one column only, so nothing is known from which it could be inferred"); }
        if (pair.Unseen is null) { return new MetricResult.NotApplicable(AttackRates.NoControl); }
        AttackedRows rows = AttackedRows.Of(pair, pair.Unseen);
        SecretColumn[] secrets = Secrets(pair.Training);
        AttackRates[] rates = Rates(rows, secrets, cancellation);
        ResidualRisk mean = ResidualRisk.Mean([.. rates.Select(r => r.Risk)]);
        (SecretColumn Column, AttackRates Rates) worst = secrets.Zip(rates).MaxBy(s => s.Second.Risk.Risk);
        return new MetricResult.Score(mean.Value)
        {
            Interval = mean.Interval,
            Details =
            [
                BySecret(secrets, rates),
                worst.Rates.Table("worst", $"The secret most at risk: {worst.Column.Name}"),
            ],
            Notes = [Worst(worst.Column, worst.Rates.Risk), .. Weak(secrets, rates), .. rows.Notes],
        };
    }

    /// <summary>The rates of each secret, every other column being known.</summary>
    internal static AttackRates[] Rates(AttackedRows rows, SecretColumn[] secrets, CancellationToken cancellation)
    {
        MixedRows judged = rows.Coding.Apply(rows.Judged);
        int[][] Nearest(PreparedTable attacked)
        {
            MixedRows coded = rows.Coding.Apply(attacked);
            return NearestWithoutOne.Find(coded, judged, [.. secrets.Select(s => new NearestWithoutOne.Secret(
                attacked.Columns[s.Position] is PreparedNumbers, Cells(attacked, coded, s.Position), Cells(rows.Judged, judged, s.Position)))], cancellation);
        }
        int[][] training = Nearest(rows.Training), control = Nearest(rows.Unseen);
        return [.. secrets.Select((secret, i) => new AttackRates(
            AttackRate.Of(secret.Hits(rows.Training, rows.Judged, training[i])),
            AttackRate.Of(secret.Hits(rows.Unseen, rows.Judged, control[i])),
            new AttackRate(secret.ExpectedHits(rows.Training, rows.Judged), rows.Training.Rows)))];
    }

    private static SecretColumn[] Secrets(PreparedTable training)
    {
        SecretColumn[] all = [.. Enumerable.Range(0, training.Columns.Count).Select(i => new SecretColumn(training, i))];
        SecretColumn[] declared = [.. all.Where(s => training.Columns[s.Position].Schema.Roles.HasFlag(ColumnRoles.Sensitive))];
        return declared.Length > 0 ? declared : all;
    }

    private static double[] Cells(PreparedTable table, MixedRows coded, int position) => table.Columns[position] is PreparedNumbers
        ? coded.Numbers[IndexOf(table.Numbers, table.Columns[position])]
        : coded.Categories[IndexOf(table.Categories, table.Columns[position])];

    private static int IndexOf(IEnumerable<PreparedColumn> columns, PreparedColumn column)
        => columns.TakeWhile(c => !ReferenceEquals(c, column)).Count();

    private static DetailTable BySecret(SecretColumn[] secrets, AttackRates[] rates)
        => new("secrets", "How often each secret was guessed", DetailKind.Columns, ["secret"],
            ["risk", "low", "high", "rate on training rows", "rate on unseen rows", "naive rate"],
            [.. secrets.Zip(rates, (secret, r) => new DetailRow([secret.Name],
                [r.Risk.Value, r.Risk.Interval.Low, r.Risk.Interval.High, r.Attack.Share, r.Control.Share, r.Naive.Share]))])
        {
            Bars = new DetailBars(3, 4), IsForemost = true,
        };

    private static string Worst(SecretColumn secret, ResidualRisk risk) => string.Create(CultureInfo.InvariantCulture,
        $"Most at risk is '{secret.Name}': {risk.Value:P1}, 95 % interval {risk.Interval.Low:P1} to {risk.Interval.High:P1}.");

    private static IEnumerable<string> Weak(SecretColumn[] secrets, AttackRates[] rates)
    {
        string[] names = [.. secrets.Zip(rates).Where(s => s.Second.Naive.Share >= s.Second.Attack.Share).Select(s => $"'{s.First.Name}'")];
        if (names.Length > 0)
        {
            yield return $"For {string.Join(", ", names)} the attack is no better than guessing, so its figures there say nothing.";
        }
    }
}
