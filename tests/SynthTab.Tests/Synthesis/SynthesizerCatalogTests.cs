using System.Text.Json.Nodes;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Synthesis;

public sealed class SynthesizerCatalogTests
{
    private static readonly SynthesizerCatalog Catalog = new([.. ClassicalSynthesizers.Entries]);

    [Fact]
    public void A_mistyped_name_is_answered_with_the_names_and_the_nearest()
        => Assert.Equal(
            "synthesizer 'gausian-copula': there is no such synthesizer, there are independent, gaussian-copula, trees, smote; did you mean 'gaussian-copula'?",
            Assert.Throws<SynthTabException>(() => Catalog.Create("gausian-copula")).Message);

    [Fact]
    public void A_name_that_is_near_to_none_is_not_guessed()
        => Assert.EndsWith(
            "there are independent, gaussian-copula, trees, smote.",
            Assert.Throws<SynthTabException>(() => Catalog.Create("x")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Options_are_checked_when_the_synthesizer_is_made()
    {
        Assert.Equal(
            "independent: least-rows is 0, and must be at least 1.",
            Assert.Throws<OptionsException>(() => Catalog.Create("independent", new JsonObject { ["least-rows"] = 0 })).Message);
        Assert.Throws<OptionsException>(() => Catalog.Create("independent", ["least-rows=few"]));
    }

    [Fact]
    public void A_preset_is_where_options_start_from()
    {
        SynthesizerEntry entry = ClassicalSynthesizers.Entries[0] with { Presets = [new("rare", "Rare levels.", "least-rows=2"), new("none", "Nothing else.")] };
        var catalog = new SynthesizerCatalog(entry);
        var table = SynthTab.Tables.Table.Of(Columns.Levels("c", "a", "b", "a"));
        string Least(params string[] options)
        {
            using IFittedSynthesizer fitted = catalog.Create(entry.Name, options, "rare").Fit(table, new FitContext());
            return fitted.Manifest.Options["least-rows"]!.ToJsonString();
        }

        Assert.Equal("2", Least());
        Assert.Equal("3", Least("least-rows=3"));
        Assert.Equal("preset 'x': independent has rare, none.", Assert.Throws<OptionsException>(() => catalog.Create(entry.Name, [], "x")).Message);
        Assert.Equal(
            "preset 'x': independent has no presets.",
            Assert.Throws<OptionsException>(() => Catalog.Create("independent", [], "x")).Message);
    }

    [Fact]
    public void Two_entries_of_one_name_are_refused()
        => Assert.Throws<ArgumentException>(() => new SynthesizerCatalog(ClassicalSynthesizers.Entries[0], ClassicalSynthesizers.Entries[0]));
}
