using System.Globalization;
using SynthTab.Cli;
using SynthTab.Synthesis;
using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

public sealed class TrialDrawTests
{
    public static TheoryData<string> Searched => [.. Models.Catalog.Entries.Where(e => e.SearchSpace.Options.Count > 0).Select(e => e.Name)];

    // Whatever a model's own space draws is a value that the model takes, and lies in the range.
    [Theory]
    [MemberData(nameof(Searched))]
    public void Every_models_own_space_draws_options_that_work_and_lie_in_their_ranges(string model)
    {
        SynthesizerEntry entry = Models.Catalog[model];
        IReadOnlyList<Trial> trials = TrialDraw.Of(entry, entry.SearchSpace, [], 40, seed: 3);
        foreach (Trial trial in trials.Skip(1))
        {
            Assert.All(entry.SearchSpace.Options, option =>
            {
                string value = trial.Values[option.Name];
                if (option.Scale == SearchScale.Choice) { Assert.Contains(value, option.Choices); }
                else { Assert.InRange(double.Parse(value, CultureInfo.InvariantCulture), option.Low, option.High); }
            });
        }
        Assert.Equal(OptionsBinder.Complete(entry.DefaultOptions, [], model).ToJsonString(), trials[0].Options.ToJsonString());
    }

    [Fact]
    public void The_same_seed_draws_the_same_options_and_another_one_others()
    {
        string Drawn(long seed) => string.Join(";", TrialDraw.Of(Tries.Ddpm, Tries.Ddpm.SearchSpace, [], 12, seed).SelectMany(t => t.Assignments));
        Assert.Equal(Drawn(7), Drawn(7));
        Assert.NotEqual(Drawn(7), Drawn(8));
    }

    // 10 draws of 0.001 to 1 by ratios: one in each tenth of the logarithm's way, which is 0.3 long.
    [Fact]
    public void Every_stretch_of_a_range_is_visited_once()
    {
        var space = new SearchSpace(SearchedOption.Logarithmic("learning-rate", 0.001, 1));
        IEnumerable<double> values = TrialDraw.Of(Tries.Ddpm, space, [], 11, seed: 1).Skip(1).Select(t => double.Parse(t.Values["learning-rate"], CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(0, 10), values.Select(v => (int)Math.Floor((Math.Log10(v) + 3) / 0.3)).Order());
    }

    [Fact]
    public void Whole_numbers_reach_both_ends_and_choices_are_all_drawn()
    {
        var whole = SearchedOption.Whole("batch-size", 2, 4);
        Assert.Equal(("2", "3", "4"), (whole.At(0), whole.At(0.5), whole.At(0.9999)));
        var choice = SearchedOption.Choice("batch-size", "8", "16");
        Assert.Equal(("8", "8", "16", "16"), (choice.At(0), choice.At(0.49), choice.At(0.5), choice.At(0.9999)));
        Assert.Equal("0.5", SearchedOption.Linear("dropout", 0, 1).At(0.5));
    }

    [Fact]
    public void Equal_options_are_tried_once()
        => Assert.Equal(3, TrialDraw.Of(Tries.Ddpm, new SearchSpace(SearchedOption.Choice("batch-size", "8", "16")), [], 20, seed: 1).Count);

    [Fact]
    public void What_is_held_stays_and_the_first_trial_is_what_was_begun_with()
    {
        IReadOnlyList<Trial> trials = TrialDraw.Of(Tries.Ddpm, Tries.Ddpm.SearchSpace, ["dropout=0.1", "learning-rate=0.004"], 6, seed: 1);
        Assert.Equal("0.004", trials[0].Values["learning-rate"]);
        Assert.All(trials, t => Assert.Equal(0.1, t.Options["dropout"]!.GetValue<double>()));
        Assert.True(trials.Select(t => t.Values["learning-rate"]).Distinct().Count() > 3);
    }

    [Fact]
    public void Options_that_cannot_work_together_are_refused_before_the_search()
        => Assert.Contains("pac", Assert.Throws<OptionsException>(() => TrialDraw.Of(Models.Catalog["ctgan"], Models.Catalog["ctgan"].SearchSpace, ["pac=10", "batch-size=505"], 3, 1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("learning-rate=1e-4..1e-2", "learning-rate: 0.0001 to 0.01 by ratios")]
    [InlineData("dropout=0..0.5", "dropout: 0 to 0.5")]
    [InlineData("warm-up-steps=10..1000", "warm-up-steps: 10 to 1000 by ratios")]
    [InlineData("batch-size=64,128", "batch-size: 64 or 128")]
    [InlineData("widths=64,64|128", "widths: 64,64 or 128")]
    [InlineData("schedule=cosine|linear", "schedule: cosine or linear")]
    public void A_persons_own_range_or_list_takes_its_place(string text, string expected)
    {
        SearchSpace space = Tries.Ddpm.SearchSpace.With(text, Tries.Ddpm);
        Assert.Equal(expected, $"{space.Options[^1].Name}: {space.Options[^1]}");
        Assert.Equal(space.Options.Count, space.Options.Select(o => o.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("learning-rate", "as in name=a..b")]
    [InlineData("speed=1..2", "no option 'speed'")]
    [InlineData("learning-rate=2..1", "the smaller one first")]
    [InlineData("batch-size=1.5..3", "two whole numbers")]
    [InlineData("schedule=1..2", "no number")]
    [InlineData("schedule=cosine|quick", "'quick'")]
    public void A_range_that_makes_no_sense_is_refused(string text, string words)
        => Assert.Contains(words, Assert.Throws<OptionsException>(() => Tries.Ddpm.SearchSpace.With(text, Tries.Ddpm)).Message, StringComparison.Ordinal);
}
