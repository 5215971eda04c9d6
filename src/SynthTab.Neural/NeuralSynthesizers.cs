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
            SearchSpace = new(
                SearchedOption.Logarithmic("generator-learning-rate", 5e-5, 2e-3), SearchedOption.Logarithmic("critic-learning-rate", 5e-5, 2e-3),
                SearchedOption.Choice("batch-size", "200", "500", "1000"), SearchedOption.Choice("pac", "1", "5", "10")),
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
            SearchSpace = new(
                SearchedOption.Logarithmic("learning-rate", 5e-4, 5e-3), SearchedOption.Choice("batch-size", "250", "500", "1000"),
                SearchedOption.Choice("latent-size", "16", "32", "64", "128"), SearchedOption.Logarithmic("loss-factor", 0.5, 4)),
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
            SearchSpace = new(
                SearchedOption.Logarithmic("learning-rate", 5e-4, 5e-3), SearchedOption.Choice("batch-size", "256", "512", "1024", "2048"),
                SearchedOption.Choice("widths", "256,256", "512,512", "768,768", "1024,1024"), SearchedOption.Logarithmic("category-weight", 0.3, 3)),
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
            SearchSpace = new(
                SearchedOption.Logarithmic("learning-rate", 5e-4, 5e-3), SearchedOption.Choice("batch-size", "128", "256", "512", "1024"),
                SearchedOption.Whole("depth", 2, 4), SearchedOption.Choice("ema-decay", "0.99", "0.999")),
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
            MaskedSampler.Load)
        {
            SearchSpace = new(
                SearchedOption.Logarithmic("learning-rate", 5e-4, 5e-3), SearchedOption.Choice("width", "64", "128", "192", "256"),
                SearchedOption.Linear("dropout", 0, 0.4), SearchedOption.Choice("embedding", "4", "8", "16")),
        },
    ];
}
