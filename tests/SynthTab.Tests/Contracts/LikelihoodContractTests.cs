using SynthTab.Synthesis;
using SynthTab.Synthesis.Likelihood;
using SynthTab.Tables;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Contracts;

/// <summary>What every synthesizer promises that says it knows how probable a row is. A new one is tested here by its capability.</summary>
public sealed class LikelihoodContractTests
{
    private static IEnumerable<SynthesizerEntry> Able => SynthesizerCases.Catalog.Entries.Where(e => e.Capabilities.HasFlag(SynthesizerCapabilities.Likelihood));

    public static TheoryData<string> Names => [.. Able.Select(e => e.Name)];

    public static TheoryData<string, string> NamesAndTables =>
        [.. from entry in Able from table in SynthesizerCases.Tables.Keys.Where(t => t != "identifiers alone") select (entry.Name, table)];

    [Theory, MemberData(nameof(NamesAndTables))]
    public void Every_training_row_is_possible(string name, string table)
    {
        TableLikelihood found = Of(name, SynthesizerCases.Tables[table], table);
        Assert.Empty(found.Unseen);
        Assert.Equal(SynthesizerCases.Tables[table].Rows, found.Rows.Length);
        Assert.All(found.Rows, log => Assert.True(double.IsFinite(log)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Neither_threads_nor_the_rows_beside_it_change_a_rows_figure(string name)
    {
        Table once = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        Table many = TableConcatenation.Concatenate([.. Enumerable.Repeat(once, 9)]); // more rows than a block holds
        var request = new LikelihoodRequest { Table = many, Threads = 1, Orders = 2, Seed = 3 };
        IFittedSynthesizer fitted = SynthesizerCases.Fitted(name, SynthesizerCases.Mixed);
        double[] alone = fitted.LogLikelihood(request).Rows;
        Assert.Equal(alone, fitted.LogLikelihood(request with { Threads = 3 }).Rows);
        Assert.Equal(alone[..once.Rows], alone[(5 * once.Rows)..(6 * once.Rows)]);
        Assert.Equal(alone[..7], fitted.LogLikelihood(request with { Table = once.Slice(0, 7) }).Rows);
    }

    [Theory, MemberData(nameof(Names))]
    public void Saved_and_loaded_it_says_the_same(string name)
    {
        using var folder = new TemporaryFolder();
        SynthesizerCases.Fitted(name, SynthesizerCases.Mixed).Save(folder.At("m.synthtab"));
        using IFittedSynthesizer loaded = SynthesizerCases.Catalog.Load(folder.At("m.synthtab"), "cpu");
        var request = new LikelihoodRequest { Table = SynthesizerCases.Tables[SynthesizerCases.Mixed].Slice(0, 100), Orders = 1 };
        Assert.Equal(Of(name, request.Table, orders: 1).Rows, loaded.LogLikelihood(request).Rows);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_row_with_a_cell_that_training_never_had_is_impossible_and_counted_apart(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed].Slice(0, 10);
        var sex = (CategoricalColumn)training["sex"];
        ColumnSchema wider = sex.Schema with { Levels = ["diverse", .. sex.Schema.Levels] };
        int[] codes = [.. sex.Codes.Select((code, row) => row == 4 ? 0 : code + 1)];
        double[] ages = [.. ((NumericColumn)training["age"]).Values.Select((age, row) => row == 7 ? double.NaN : age)];
        Table odd = Table.Of([.. training.Columns.Select(c => c.Schema.Name switch
        {
            "sex" => new CategoricalColumn(wider, codes),
            "age" => new NumericColumn(c.Schema, ages),
            _ => c,
        })]);
        (TableLikelihood usual, TableLikelihood found) = (Of(name, training), Of(name, odd));
        Assert.Equal([new UnseenCell("age", null, 1), new UnseenCell("sex", "diverse", 1)], found.Unseen);
        Assert.All(found.Rows.Zip(usual.Rows).Index(), pair =>
            Assert.Equal(pair.Index is 4 or 7 ? double.NegativeInfinity : pair.Item.Second, pair.Item.First));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_table_without_a_column_of_the_model_is_refused(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        Assert.Contains("'cost' is absent", Assert.Throws<SynthTabException>(() => Of(name, training.Select(c => c.Name != "cost"))).Message, StringComparison.Ordinal);
        Assert.Contains("orders is 0", Assert.Throws<OptionsException>(() => Of(name, training, orders: 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_refuses()
    {
        Assert.NotEmpty(Able);
        var request = new LikelihoodRequest { Table = SynthesizerCases.Tables[SynthesizerCases.Mixed] };
        string message = Assert.Throws<SynthTabException>(() => SynthesizerCases.Fitted("independent", SynthesizerCases.Mixed).LogLikelihood(request)).Message;
        Assert.Contains("independent: it has no likelihood", message, StringComparison.Ordinal);
    }

    private static TableLikelihood Of(string name, Table rows, string table = SynthesizerCases.Mixed, int orders = 2)
        => SynthesizerCases.Fitted(name, table).LogLikelihood(new LikelihoodRequest { Table = rows, Orders = orders });
}
