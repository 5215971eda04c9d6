using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks;
using SynthTab.Evaluation.Privacy.Attacks.Inference;
using SynthTab.Evaluation.Privacy.Attacks.Linking;
using SynthTab.Evaluation.Privacy.Attacks.SinglingOut;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>Attacks against anonymeter's success rates (within three standard deviations of one of its runs) and the counted
/// disclosure figures of SDMetrics.</summary>
public sealed class AttackGoldenTests
{
    public static TheoryData<string> Names => Triple.Names;

    [Theory, MemberData(nameof(Names))]
    public void Linkability_rates_are_those_of_anonymeter(string name)
    {
        (PreparedPair pair, JsonElement golden) = Attacked(name);
        JsonElement files = golden.GetProperty("parameters").GetProperty("linkability_aux");
        var columns = new AuxiliaryColumns(Positions(pair, files[0]), Positions(pair, files[1]));
        var attack = new LinkingAttack(AttackedRows.Of(pair, pair.Unseen!), columns, 10, TestContext.Current.CancellationToken);
        AssertRates(golden, "linkability_1", attack.Rates(1));
        AssertRates(golden, "linkability_10", attack.Rates(10));
    }

    [Theory, MemberData(nameof(Names))]
    public void Inference_rates_are_those_of_anonymeter(string name)
    {
        (PreparedPair pair, JsonElement golden) = Attacked(name);
        JsonElement parameters = golden.GetProperty("parameters");
        SecretColumn[] secrets = [.. new[] { "inference_categorical_secret", "inference_numeric_secret" }
            .Select(p => new SecretColumn(pair.Training, Position(pair, parameters.GetProperty(p).GetString()!)))];
        AttackRates[] rates = AttributeInference.Rates(AttackedRows.Of(pair, pair.Unseen!), secrets, TestContext.Current.CancellationToken);
        AssertRates(golden, "inference_categorical", rates[0]);
        AssertRates(golden, "inference_numeric", rates[1]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Singling_out_rates_are_those_of_anonymeter(string name)
    {
        (PreparedPair pair, JsonElement golden) = Attacked(name);
        Assert.Equal(golden.GetProperty("singling_out_rows_after_dropping_duplicates").GetInt32(),
            Math.Min(QueryTable.DifferentRows(pair.Training).Length, QueryTable.DifferentRows(pair.Unseen!).Length));
        AssertQueries(golden, "singling_out_univariate", new SinglingOutUnivariate().Score(pair));
        AssertQueries(golden, "singling_out_multivariate_3", new SinglingOutMultivariate().Score(pair));
    }

    [Theory, MemberData(nameof(Names))]
    public void Disclosure_is_that_of_sdmetrics(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        JsonElement golden = triple.Values.GetProperty("DisclosureProtection");
        DisclosureCap.Attribution found = Attribution(pair, golden, "known", "sensitive", [.. Positions(pair, golden.GetProperty("continuous"))]);
        Assert.Equal(golden.GetProperty("cap").GetProperty("cap_protection").GetDouble(), 1 - found.Training.Cap, 1e-9);
        Assert.Equal(golden.GetProperty("zero_cap").GetProperty("cap_protection").GetDouble(), 1 - found.Training.ZeroCap, 1e-9);
        Assert.Equal(golden.GetProperty("cap").GetProperty("baseline_protection").GetDouble(), 1 - found.EvenGuess, 1e-9);
        JsonElement categorical = triple.Values.GetProperty("CategoricalCAP");
        found = Attribution(pair, categorical, "key_fields", "sensitive_fields", []);
        Assert.Equal(categorical.GetProperty("score").GetDouble(), 1 - found.Training.Cap, 1e-9);
        Assert.Equal(categorical.GetProperty("score_zero_cap").GetDouble(), 1 - found.Training.ZeroCap, 1e-9);
    }

    /// <summary>The first 1,500 training rows against 1,500 unseen ones, as the figures were made.</summary>
    private static (PreparedPair Pair, JsonElement Golden) Attacked(string name)
    {
        Triple triple = Triple.Read(name);
        var input = new EvaluationInput(triple.Training.Slice(0, 1_500), triple.Holdout, triple.Synthetic);
        return (PreparedTables.From(input, keepRowOrder: true).Judged, triple.Values.GetProperty("anonymeter"));
    }

    private static void AssertRates(JsonElement golden, string attack, AttackRates found)
    {
        JsonElement expected = golden.GetProperty("attacks").GetProperty(attack);
        AssertInRange(expected, "attack", found.Attack.Share);
        AssertInRange(expected, "control", found.Control.Share);
        AssertInRange(expected, "baseline", found.Naive.Share);
    }

    /// <summary>The golden rates divide by 150 queries even where 4,000 tries found fewer; ours divide by what was found.</summary>
    private static void AssertQueries(JsonElement golden, string attack, MetricResult.Score found)
    {
        JsonElement expected = golden.GetProperty("attacks").GetProperty(attack);
        double tried = found.Details[1].Rows[0].Values[0]!.Value, kept = found.Details[1].Rows[1].Values[0]!.Value;
        bool drawn = attack.Contains("multivariate", StringComparison.Ordinal);
        double share = drawn ? Math.Min(1, kept / tried * 4_000 / 150) : Math.Min(1, kept / 150);
        double Rate(int row) => found.Details[0].Rows[row].Values[2]!.Value;
        AssertInRange(expected, "attack", Rate(0) * share);
        AssertInRange(expected, "control", Rate(1) * share);
        AssertInRange(expected, "baseline", Rate(2));
    }

    private static void AssertInRange(JsonElement attack, string rate, double found)
    {
        JsonElement range = attack.GetProperty(rate).GetProperty("expected_range_of_raw_rate_one_run");
        Assert.InRange(found, range[0].GetDouble(), range[1].GetDouble());
    }

    private static DisclosureCap.Attribution Attribution(PreparedPair pair, JsonElement golden, string keys, string secret, int[] cut)
        => Assert.Single(DisclosureCap.Attributions(pair, Positions(pair, golden.GetProperty(keys)), Positions(pair, golden.GetProperty(secret)), cut));

    private static int[] Positions(PreparedPair pair, JsonElement names) => [.. names.EnumerateArray().Select(n => Position(pair, n.GetString()!))];

    /// <summary>Anonymeter's figures name columns with letters, digits and underscores only.</summary>
    private static int Position(PreparedPair pair, string name)
        => pair.Training.Columns.Select((c, i) => (c.Name, Position: i)).Single(c => c.Name == name || Plain(c.Name) == name).Position;

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '_'));
}
