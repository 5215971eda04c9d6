using System.Globalization;
using SynthTab.Synthesis;
using SynthTab.Tests.Cli;
using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

/// <summary>The whole search on an objective whose best option is known.</summary>
public sealed class SearchTests
{
    // The distance is the learning rate's from 0.002, in factors of two, with noise that falls as the time grows, as that of a training
    // does; the batch size does nothing. 27 trials over a factor of 100 lie 0.17 of two apart.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_best_option_is_found_in_spite_of_noise_and_the_one_that_matters_is_named(long seed)
    {
        var clock = new ManualClock();
        var space = new SearchSpace(SearchedOption.Logarithmic("learning-rate", 1e-4, 1e-2), SearchedOption.Choice("batch-size", "256", "512", "1024"));
        var noise = new RandomSource(seed);
        var runner = new Tries.Runner(clock, 1, (trial, budget) =>
        {
            double rate = double.Parse(trial.Values["learning-rate"], CultureInfo.InvariantCulture);
            return Tries.At(Math.Abs(Math.Log2(rate / 0.002)) + 2 * Math.Abs(noise.NextNormal()) / budget!.Value.TotalSeconds);
        });
        IReadOnlyList<Trial> trials = TrialDraw.Of(Tries.Ddpm, space, ["learning-rate=0.0001"], 27, seed);
        HalvingPlan plan = HalvingPlan.Of(27, TimeSpan.FromSeconds(400), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))!;
        SearchOutcome outcome = new SuccessiveHalving(plan, runner, new SearchClock(clock, TimeSpan.Zero), TimeSpan.FromSeconds(400)).Run(trials, [], _ => { }, default);
        Assert.InRange(double.Parse(outcome.Winner!.Trial.Values["learning-rate"], CultureInfo.InvariantCulture), 0.002 / 1.5, 0.002 * 1.5);
        Assert.InRange(clock.GetElapsedTime(0).TotalSeconds, 399, 400.001);
        OptionSensitivity first = SensitivityAnalysis.Of(space, outcome.Results, seed)[0];
        Assert.Equal(("learning-rate", true), (first.Option, first.Matters));
    }
}
