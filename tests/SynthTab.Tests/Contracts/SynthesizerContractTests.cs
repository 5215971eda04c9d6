using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tests.Support;
using SynthTab.Tests.Synthesis;

namespace SynthTab.Tests.Contracts;

/// <summary>What every synthesizer promises. A new one is tested here by being in a catalog that <see cref="SynthesizerCases"/> lists.</summary>
public sealed class SynthesizerContractTests
{
    public static TheoryData<string> Names => SynthesizerCases.Names;

    public static TheoryData<string, string> NamesAndTables => SynthesizerCases.NamesAndTables;

    [Theory, MemberData(nameof(NamesAndTables))]
    public void It_makes_as_many_rows_as_asked_for_under_the_schema_of_training(string name, string table)
    {
        Table made = SynthesizerCases.Fitted(name, table).Rows(300);
        Assert.Equal(300, made.Rows);
        Assert.Equal(SynthesizerCases.Tables[table].Schema.Columns, made.Schema.Columns);
    }

    [Theory, MemberData(nameof(NamesAndTables))]
    public void Its_cells_are_cells_that_the_training_table_could_have(string name, string table)
    {
        Table training = SynthesizerCases.Tables[table], made = SynthesizerCases.Fitted(name, table).Rows(500, seed: 2);
        foreach ((Column seen, Column own) in training.Columns.Zip(made.Columns))
        {
            if (seen is CategoricalColumn levels) { Assert.Empty(((CategoricalColumn)own).Codes.Except(levels.Codes)); }
            if (seen is NumericColumn numbers) { AssertOnGrid(numbers, ((NumericColumn)own).Present()); }
            if (seen.MissingCount == 0) { Assert.Equal(0, own.MissingCount); }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_shares_of_missing_cells_are_those_of_training(string name)
    {
        const int rows = 5000;
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed], made = SynthesizerCases.Fitted(name, SynthesizerCases.Mixed).Rows(rows);
        foreach ((Column seen, Column own) in training.Columns.Zip(made.Columns).Where(p => p.First.MissingCount > 0))
        {
            double expected = (double)seen.MissingCount / training.Rows;
            double spread = Math.Sqrt(expected * (1 - expected) * (1.0 / rows + 1.0 / training.Rows));
            Assert.InRange((double)own.MissingCount / rows, expected - 4 * spread, expected + 4 * spread);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Identifiers_are_unique(string name)
    {
        var made = (TextColumn)SynthesizerCases.Fitted(name, SynthesizerCases.Mixed).Rows(2000)["visit_id"];
        Assert.Distinct(made.Values);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_rows_and_another_seed_others(string name)
    {
        IFittedSynthesizer fitted = SynthesizerCases.Fitted(name, SynthesizerCases.Mixed);
        Table first = fitted.Rows(200, seed: 3);
        TableAssert.SameCells(first, fitted.Rows(200, seed: 3));
        Assert.NotEqual(TableAssert.Cells(first["cost"]), TableAssert.Cells(fitted.Rows(200, seed: 4)["cost"]));
    }

    [Theory, MemberData(nameof(Names))]
    public void Batch_size_and_threads_change_no_row(string name)
    {
        IFittedSynthesizer fitted = SynthesizerCases.Fitted(name, SynthesizerCases.Mixed);
        var request = new SampleRequest { Rows = 20_000, Seed = 6, BatchSize = 20_000, Threads = 1 };
        TableAssert.SameCells(fitted.Rows(request), fitted.Rows(request with { BatchSize = 777, Threads = 3 }));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_short_sample_is_the_start_of_a_long_one(string name)
    {
        IFittedSynthesizer fitted = SynthesizerCases.Fitted(name, SynthesizerCases.Mixed);
        TableAssert.SameCells(fitted.Rows(1000).Slice(0, 100), fitted.Rows(100));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_fits_the_same_model(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        using IFittedSynthesizer again = SynthesizerCases.Create(name).Fit(training, new FitContext { Seed = 5, Threads = 1 });
        TableAssert.SameCells(SynthesizerCases.Fitted(name, SynthesizerCases.Mixed).Rows(200), again.Rows(200));
    }

    [Theory, MemberData(nameof(NamesAndTables))]
    public void Saved_and_loaded_it_makes_the_same_rows(string name, string table)
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("m.synthtab");
        IFittedSynthesizer fitted = SynthesizerCases.Fitted(name, table);
        fitted.Save(path);
        using IFittedSynthesizer loaded = SynthesizerCases.Catalog.Load(path, "cpu");
        TableAssert.SameCells(fitted.Rows(300), loaded.Rows(300));
        Assert.Equal(fitted.Manifest.Options.ToJsonString(), loaded.Manifest.Options.ToJsonString());

        loaded.Save(folder.At("again.synthtab"));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.At("again.synthtab")));
    }

    [Theory, MemberData(nameof(Names))]
    public void Conditions_hold_in_every_row_and_depend_on_neither_batches_nor_threads(string name)
    {
        IFittedSynthesizer fitted = SynthesizerCases.Fitted(name, SynthesizerCases.Mixed);
        Condition[] conditions = [ConditionParser.Parse("department!=emergency", fitted.Schema), ConditionParser.Parse("age=30..60", fitted.Schema)];
        var request = new SampleRequest { Rows = 500, Seed = 8, Conditions = conditions, Threads = 1 };
        Table made = fitted.Rows(request);
        Assert.Equal(500, made.Rows);
        Assert.All(conditions, c => Assert.All(Enumerable.Range(0, made.Rows), row => Assert.True(c.Holds(made[c.Column], row))));
        TableAssert.SameCells(made, fitted.Rows(request with { BatchSize = 64, Threads = 3 }));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_table_without_rows_or_without_columns_to_make_is_refused(string name)
    {
        Table training = SynthesizerCases.Tables[SynthesizerCases.Mixed];
        Table excluded = Table.Of([.. training.Columns.Select(c => c.WithSchema(c.Schema with { Roles = ColumnRoles.Excluded }))]);
        Assert.Contains("no rows", Refused(name, training.Slice(0, 0)), StringComparison.Ordinal);
        Assert.Contains("excluded", Refused(name, excluded), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_line_in_the_catalog_says_what_it_is_and_what_its_options_do(string name)
    {
        SynthesizerEntry entry = SynthesizerCases.Catalog[name];
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", entry.Name);
        Assert.EndsWith(".", entry.Summary, StringComparison.Ordinal);
        Assert.Equal(entry.Capabilities.HasFlag(SynthesizerCapabilities.Samplers), entry.Samplers.Count > 0);
        Assert.All(OptionsBinder.Describe(entry.DefaultOptions), o => Assert.EndsWith(".", o.Doc, StringComparison.Ordinal));
    }

    private static string Refused(string name, Table training)
        => Assert.Throws<SynthTabException>(() => SynthesizerCases.Create(name).Fit(training, new FitContext())).Message;

    private static void AssertOnGrid(NumericColumn training, double[] made)
    {
        if (training.Present() is not { Length: > 0 } seen)
        {
            Assert.Empty(made);
            return;
        }
        Assert.All(made, v => Assert.InRange(v, seen.Min(), seen.Max()));
        if (training.Schema.Decimals is { } decimals) { Assert.All(made, v => Assert.Equal(Math.Round(v, decimals), v)); }
        if (training.Schema.Granularity is { } step) { Assert.All(made, v => Assert.Equal(0, v % step)); }
    }
}
