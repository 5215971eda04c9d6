using SynthTab.Cli;
using SynthTab.Evaluation;
using SynthTab.Neural;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Conventions;

/// <summary>A part that was written and not listed would never be used: these tests compare the lists with the classes that exist.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void Every_metric_is_in_the_catalog()
        => Assert.Empty(Concrete(typeof(IMetric)).Except(MetricCatalog.All.Select(m => m.GetType())).Select(t => t.Name));

    [Fact]
    public void Every_model_is_in_a_list_of_entries()
        => Assert.Empty(Concrete(typeof(IGenerativeModel)).Except(Models.Catalog.Entries.Select(e => e.Create([]).GetType())).Select(t => t.Name));

    [Fact]
    public void Names_are_in_kebab_case()
        => Assert.All(
            Models.Catalog.Entries.Select(e => e.Name).Concat(MetricCatalog.All.Select(m => m.Description.Name)),
            name => Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", name));

    [Fact]
    public void Every_option_of_a_model_has_a_sentence()
        => Assert.All(Models.Catalog.Entries, entry => Assert.All(
            OptionsBinder.Describe(entry.DefaultOptions), option => Assert.True(option.Doc.Length > 0, $"{entry.Name}: {option.Name} has no description")));

    [Fact]
    public void Every_preset_makes_a_model_and_has_a_sentence()
        => Assert.All(Models.Catalog.Entries.SelectMany(e => e.Presets.Select(p => (Entry: e, Preset: p))), pair =>
        {
            Assert.Matches("^[a-z][a-z0-9-]*$", pair.Preset.Name);
            Assert.EndsWith(".", pair.Preset.Summary, StringComparison.Ordinal);
            Assert.Equal(pair.Entry.Name, Models.Catalog.Create(pair.Entry.Name, [], pair.Preset.Name).Name);
        });

    [Fact]
    public void The_preset_for_a_device_is_one_that_there_is()
        => Assert.All(Models.Catalog.Entries, entry => Assert.True(entry.PresetFor("cpu") is not { } name || entry.Preset(name).Name == name));

    private static IEnumerable<Type> Concrete(Type contract) => new[] { typeof(SynthTabException).Assembly, typeof(NeuralSynthesizers).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && contract.IsAssignableFrom(type));
}
