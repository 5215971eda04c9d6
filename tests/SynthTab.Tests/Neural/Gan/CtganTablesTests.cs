using SynthTab.Neural.Gan;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Neural.Gan;

/// <summary>Every kind of table can be learned, sampled, saved and loaded.</summary>
public sealed class CtganTablesTests : TorchTests
{
    private static readonly CtganOptions _small = new()
    {
        Epochs = 2,
        BatchSize = 40,
        Pac = 4,
        EmbeddingSize = 8,
        GeneratorWidths = [16],
        CriticWidths = [16],
    };

    public static TheoryData<string> Names => [.. Tables.Keys];

    private static Dictionary<string, Func<Table>> Tables => new()
    {
        ["mixed"] = () => TinyTables.Shop(200),
        ["fewer rows than a batch"] = () => TinyTables.Shop(7),
        ["one row"] = () => TinyTables.Shop(1),
        ["numbers only"] = () => Table.Of(Numbers("x", 1), Numbers("y", 2)),
        ["one number"] = () => Table.Of(Numbers("x", 1)),
        ["categories only"] = () => TinyTables.Shop(200).Select(c => c.IsCategorical),
        ["one category"] = () => TinyTables.Shop(200).Select(c => c.Name == "colour"),
        ["one category of one level"] = () => Table.Of(TinyTables.Category("same", ["only"], new int[60])),
        ["constant number"] = () => Table.Of(TinyTables.Number("c", [.. Enumerable.Repeat(4.5, 60)])),
        ["missing cells"] = () => Table.Of(
            TinyTables.Category("c", ["a", "b"], [.. Enumerable.Range(0, 90).Select(i => i % 3 - 1)]),
            new NumericColumn(new ColumnSchema { Name = "x", Kind = ColumnKind.Integer, Decimals = 0 }, [.. Enumerable.Range(0, 90).Select(i => i % 4 == 0 ? double.NaN : i)])),
        ["five thousand levels"] = () => Table.Of(TinyTables.Category(
            "code", [.. Enumerable.Range(0, 5000).Select(i => $"c{i:0000}")], [.. Enumerable.Range(0, 6000).Select(i => i % 5000)])),
    };

    [Theory, MemberData(nameof(Names))]
    public void A_table_comes_back_in_its_schema_and_the_same_after_saving_and_loading(string name)
    {
        Table table = Tables[name]();
        using IRowSampler sampler = new CtganModel(_small).Learn(table, new FitContext { Seed = 5, Device = "cpu" });
        Table made = sampler.Generate(new BlockRequest(9));
        Assert.Equal(table.Schema.Columns.Select(c => c.Name), made.Schema.Columns.Select(c => c.Name));
        Assert.Equal(sampler.BlockRows, made.Rows);
        foreach (Column column in made.Columns) { AssertSeen(table[column.Schema.Name], column); }

        using CtganSampler loaded = CtganSampler.Load(Contents(sampler, table.Schema), "cpu");
        Table again = loaded.Generate(new BlockRequest(9));
        foreach (Column column in made.Columns) { Assert.True(Cells(column).SequenceEqual(Cells(again[column.Schema.Name]))); }
    }

    [Fact]
    public void Without_conditions_a_table_with_categories_is_learned_too()
    {
        using IRowSampler sampler = new CtganModel(_small with { Conditional = false }).Learn(TinyTables.Shop(200), new FitContext { Device = "cpu" });
        Assert.Equal(sampler.BlockRows, sampler.Generate(new BlockRequest(1) { Conditions = [new Condition.OneOf("colour", [2])] }).Rows);
    }

    [Fact]
    public void A_level_that_training_never_showed_leaves_the_block_to_rejection()
    {
        Table table = Table.Of(TinyTables.Category("c", ["a", "b", "never"], [.. Enumerable.Range(0, 60).Select(i => i % 2)]));
        using IRowSampler sampler = new CtganModel(_small).Learn(table, new FitContext { Device = "cpu" });
        Table made = sampler.Generate(new BlockRequest(1) { Conditions = [new Condition.OneOf("c", [2])] });
        Assert.DoesNotContain(2, made.Codes("c"));
    }

    [Fact]
    public void Contents_that_do_not_fit_are_refused_in_a_sentence()
    {
        Table table = TinyTables.Shop(100);
        using IRowSampler sampler = new CtganModel(_small).Learn(table, new FitContext { Device = "cpu" });
        ModelContents missing = Contents(sampler, table.Schema);
        missing.Weights.Remove("generator.output.bias");
        Assert.Contains("'generator.output.bias'", Assert.Throws<SynthTabException>(() => CtganSampler.Load(missing, "cpu")).Message);

        ModelContents reshaped = Contents(sampler, table.Schema);
        reshaped.Weights["generator.norm.0.mean"] = new NamedArray([3], new float[3]);
        Assert.Contains("is a Single[] of shape [3], and a Single[] of shape [16] is needed", Assert.Throws<SynthTabException>(() => CtganSampler.Load(reshaped, "cpu")).Message);

        ModelContents poisoned = Contents(sampler, table.Schema);
        ((float[])poisoned.Weights["generator.output.weight"].Values)[3] = float.NaN;
        Assert.Contains("not a finite number", Assert.Throws<SynthTabException>(() => CtganSampler.Load(poisoned, "cpu")).Message);
    }

    private static ModelContents Contents(IRowSampler sampler, TableSchema schema)
    {
        var manifest = new ModelManifest { Synthesizer = "ctgan", LibraryVersion = "1", Options = OptionsBinder.ToJson(_small), Training = sampler.Summary };
        var contents = new ModelContents { Manifest = manifest, Schema = schema };
        sampler.Write(contents);
        return contents;
    }

    private static NumericColumn Numbers(string name, long seed)
    {
        var random = new RandomSource(seed);
        return TinyTables.Number(name, [.. Enumerable.Range(0, 120).Select(_ => Math.Round(random.NextNormal(), 2))]);
    }

    private static void AssertSeen(Column training, Column made)
    {
        if (made is CategoricalColumn category) { Assert.Subset(((CategoricalColumn)training).Codes.ToHashSet(), category.Codes.ToHashSet()); }
        else if (training.MissingCount == 0) { Assert.Equal(0, made.MissingCount); }
        if (made is NumericColumn number && number.Present() is { Length: > 0 } values)
        {
            Assert.InRange(values.Min(), ((NumericColumn)training).Present().Min(), values.Max());
            Assert.InRange(values.Max(), values.Min(), ((NumericColumn)training).Present().Max());
        }
    }

    private static double[] Cells(Column column) => column switch
    {
        NumericColumn number => number.Values,
        CategoricalColumn category => Array.ConvertAll(category.Codes, c => (double)c),
        _ => [],
    };
}
