using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tests.Support;
using SynthTab.Tests.Synthesis;

namespace SynthTab.Tests.Contracts;

/// <summary>What every synthesizer promises that says it can fill gaps. A new one is tested here by its capability.</summary>
public sealed class CompletionContractTests
{
    private static IEnumerable<SynthesizerEntry> Able => SynthesizerCases.Catalog.Entries.Where(e => e.Capabilities.HasFlag(SynthesizerCapabilities.Completion));

    public static TheoryData<string> Names => [.. Able.Select(e => e.Name)];

    public static TheoryData<string, string> NamesAndTables =>
        [.. from entry in Able from table in SynthesizerCases.Tables.Keys select (entry.Name, table)];

    [Theory, MemberData(nameof(NamesAndTables))]
    public void Known_cells_stay_and_gaps_get_cells_that_training_could_have(string name, string table)
    {
        Table training = SynthesizerCases.Tables[table];
        CellMask gaps = Gaps(training, share: 0.3);
        Table filled = Fitted(name, table).Complete(new CompletionRequest { Table = training, Cells = gaps, Seed = 3 });
        for (int i = 0; i < training.Columns.Count; i++)
        {
            Column before = training.Columns[i], after = filled.Columns[i];
            object?[] known = TableAssert.Cells(before), made = TableAssert.Cells(after);
            bool hasValues = before.MissingCount < before.Count;
            for (int row = 0; row < before.Count; row++)
            {
                if (!gaps[i, row]) { Assert.Equal(known[row], made[row]); }
                else { Assert.Equal(!hasValues, after.IsMissing(row)); }
            }
            if (before is CategoricalColumn levels) { Assert.Empty(((CategoricalColumn)after).Codes.Except(levels.Codes)); }
            if (before is NumericColumn { } numbers && hasValues)
            {
                Assert.All(((NumericColumn)after).Present(), v => Assert.InRange(v, numbers.Present().Min(), numbers.Present().Max()));
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void All_that_is_missing_is_filled_where_nothing_else_is_asked(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        Table filled = Fitted(name).Complete(new CompletionRequest { Table = training });
        Assert.Contains(training.Columns, c => c.Schema.IsLearned && c.MissingCount > 0);
        Assert.All(filled.Columns.Where(c => c.Schema.IsLearned), c => Assert.Equal(0, c.MissingCount));
    }

    [Theory, MemberData(nameof(Names))]
    public void What_stands_in_a_gap_does_not_matter(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        CellMask gaps = Gaps(training, share: 0.3);
        Table blank = Table.Of([.. training.Columns.Select((c, i) => c is NumericColumn n
            ? new NumericColumn(c.Schema, [.. n.Values.Select((v, row) => gaps[i, row] ? double.NaN : v)]) : c)]);
        var request = new CompletionRequest { Table = training, Cells = gaps, Seed = 2 };
        TableAssert.SameCells(Fitted(name).Complete(request), Fitted(name).Complete(request with { Table = blank }));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_cells_and_another_draw_or_seed_others(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        var request = new CompletionRequest { Table = training, Cells = Gaps(training, share: 0.3), Seed = 7 };
        object?[] Costs(CompletionRequest asked) => TableAssert.Cells(Fitted(name).Complete(asked)["cost"]);
        TableAssert.SameCells(Fitted(name).Complete(request), Fitted(name).Complete(request));
        Assert.NotEqual(Costs(request), Costs(request with { Draw = 1 }));
        Assert.NotEqual(Costs(request), Costs(request with { Seed = 8 }));
    }

    [Theory, MemberData(nameof(Names))]
    public void Neither_threads_nor_the_number_of_rows_change_a_cell(string name)
    {
        Table once = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        Table many = TableConcatenation.Concatenate([.. Enumerable.Repeat(once, 16)]); // more rows than a block holds
        CellMask gaps = Gaps(many, share: 0.3);
        var request = new CompletionRequest { Table = many, Cells = gaps, Threads = 1 };
        Table filled = Fitted(name).Complete(request);
        TableAssert.SameCells(filled, Fitted(name).Complete(request with { Threads = 3 }));

        const int few = 77;
        var start = new CompletionRequest { Table = many.Slice(0, few), Cells = gaps.Take([.. Enumerable.Range(0, few)]) };
        TableAssert.SameCells(filled.Slice(0, few), Fitted(name).Complete(start));
    }

    [Theory, MemberData(nameof(Names))]
    public void Whole_columns_that_are_absent_are_made(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        var cells = new CellMask([.. training.Columns.Select(c => Enumerable.Repeat(c.Schema.Name is "cost" or "sex", c.Count).ToArray())]);
        Table filled = Fitted(name).Complete(new CompletionRequest { Table = training, Cells = cells, Ignored = ["age"] });
        Assert.All((string[])["cost", "sex"], column => Assert.Equal(0, filled[column].MissingCount));
        Assert.Equal(TableAssert.Cells(training["age"]), TableAssert.Cells(filled["age"]));
    }

    [Theory, MemberData(nameof(Names))]
    public void Saved_and_loaded_it_fills_the_same(string name)
    {
        using var folder = new TemporaryFolder();
        Fitted(name).Save(folder.At("m.synthtab"));
        using IFittedSynthesizer loaded = SynthesizerCases.Catalog.Load(folder.At("m.synthtab"), "cpu");
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        var request = new CompletionRequest { Table = training, Cells = Gaps(training, share: 0.3) };
        TableAssert.SameCells(Fitted(name).Complete(request), loaded.Complete(request));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_table_without_a_column_of_the_model_is_refused(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed].Select(c => c.Name != "cost");
        Assert.Contains("'cost' is absent", Refused(() => Fitted(name).Complete(new CompletionRequest { Table = training })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_refuses()
    {
        foreach (SynthesizerEntry entry in SynthesizerCases.Catalog.Entries.Except(Able))
        {
            Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
            Assert.Contains("cannot fill gaps", Refused(() => Fitted(entry.Name).Complete(new CompletionRequest { Table = training })), StringComparison.Ordinal);
        }
    }

    private static IFittedSynthesizer Fitted(string name, string table = SynthesizerCases.Mixed) => SynthesizerCases.Fitted(name, table);

    private static string Refused(Action act) => Assert.Throws<SynthTabException>(act).Message;

    /// <summary>A share of all learned cells, at random, known or missing.</summary>
    private static CellMask Gaps(Table table, double share)
    {
        var random = new RandomSource(11);
        return new CellMask([.. table.Columns.Select(c => Enumerable.Range(0, c.Count).Select(_ => random.NextDouble() < share && c.Schema.IsLearned).ToArray())]);
    }
}
