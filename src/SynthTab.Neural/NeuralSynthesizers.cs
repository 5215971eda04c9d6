using SynthTab.Neural.Autoencoders;
using SynthTab.Neural.Diffusion.TabDdpm;
using SynthTab.Neural.Diffusion.TabDiff;
using SynthTab.Neural.Gan;
using SynthTab.Neural.Masked;
using SynthTab.Synthesis;

namespace SynthTab.Neural;

/// <summary>The neural synthesizers' lines of the catalog.</summary>
public static class NeuralSynthesizers
{
    /// <summary>The entries, in the order in which they are shown.</summary>
    public static IReadOnlyList<SynthesizerEntry> Entries { get; } =
    [
        new(
            CtganModel.Name,
            "Conditional GAN: a generator and a critic trained against each other; learns dependencies of any shape, rare categories included.",
            SynthesizerCapabilities.NativeConditions | SynthesizerCapabilities.Gpu | SynthesizerCapabilities.Budget,
            new CtganOptions(),
            options => new CtganModel(OptionsBinder.FromJson<CtganOptions>(options, CtganModel.Name)),
            CtganSampler.Load)
        {
            Presets =
            [
                new("paper", "As published: no average of the weights, no shares set after training.", "ema-decay=0", "calibrate-marginals=false"),
            ],
        },
        new(
            TvaeModel.Name,
            "Variational autoencoder: rows are told in a few numbers and said again; quick, and rows can be placed, mixed and varied.",
            SynthesizerCapabilities.Gpu | SynthesizerCapabilities.Budget | SynthesizerCapabilities.Latent,
            new TvaeOptions(),
            options => new TvaeModel(OptionsBinder.FromJson<TvaeOptions>(options, TvaeModel.Name)),
            TvaeSampler.Load)
        {
            Presets =
            [
                new("cpu", "Made for minutes: places for every component, points from a fitted mixture, drawn and calibrated categories."),
                SynthesizerPreset.Of(
                    "paper", "As published: points from the standard normal, the likeliest categories, shares as they were learned.",
                    new TvaeOptions(), TvaeOptions.Paper),
            ],
        },
        new(
            TabDdpmModel.Name,
            "Diffusion in discrete steps (TabDDPM): one network takes noise back out of numbers and categories; covers the whole distribution.",
            SynthesizerCapabilities.NativeConditions | SynthesizerCapabilities.Gpu | SynthesizerCapabilities.Budget
                | SynthesizerCapabilities.Samplers | SynthesizerCapabilities.Guidance | SynthesizerCapabilities.Completion,
            new TabDdpmOptions(),
            options => new TabDdpmModel(OptionsBinder.FromJson<TabDdpmOptions>(options, TabDdpmModel.Name)),
            TabDdpmSampler.Load)
        {
            Samplers = TabDdpmSamplers.Names,
            Presets =
            [
                new("cpu", "Made for processors: a smaller network, velocities, cross-entropy, averaged weights, thirty sampling steps."),
                SynthesizerPreset.Of(
                    "paper", "As published for Adult: a plain network, noise estimates, divergences, a hundred steps.",
                    new TabDdpmOptions(), TabDdpmOptions.Paper),
            ],
            PresetFor = device => device.StartsWith("cuda", StringComparison.Ordinal) ? null : "cpu",
        },
        new(
            TabDiffModel.Name,
            "Diffusion in continuous time (TabDiff): noise is taken off numbers and masks off categories; any cells may be given.",
            SynthesizerCapabilities.NativeConditions | SynthesizerCapabilities.Gpu | SynthesizerCapabilities.Budget
                | SynthesizerCapabilities.Samplers | SynthesizerCapabilities.Guidance | SynthesizerCapabilities.Completion,
            new TabDiffOptions(),
            options => new TabDiffModel(OptionsBinder.FromJson<TabDiffOptions>(options, TabDiffModel.Name)),
            TabDiffSampler.Load)
        {
            Samplers = TabDiffSampler.Samplers,
            Presets = TabDiffPresets.All,
            PresetFor = TabDiffPresets.For,
        },
        new(
            MaskedModel.Name,
            "Masked model (order-agnostic, absorbing diffusion): a small network for each column, any cells may be known; minutes on a processor.",
            SynthesizerCapabilities.NativeConditions | SynthesizerCapabilities.Gpu | SynthesizerCapabilities.Budget
                | SynthesizerCapabilities.Completion | SynthesizerCapabilities.Likelihood,
            new MaskedOptions(),
            options => new MaskedModel(OptionsBinder.FromJson<MaskedOptions>(options, MaskedModel.Name)),
            MaskedSampler.Load),
    ];
}
