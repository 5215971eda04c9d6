using SynthTab.Neural.Runtime;
using SynthTab.Synthesis;
using TorchSharp;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>The ways of training a TabDiff that belong together.</summary>
internal static class TabDiffPresets
{
    private const string Cpu = "cpu", Paper = "paper";

    /// <summary>All of them. That for a CPU is the options' own defaults.</summary>
    public static IReadOnlyList<SynthesizerPreset> All { get; } =
    [
        new(Cpu, "Made for the minutes of a CPU: a small network, categories first, any known cells as inputs."),
        new(
            Paper,
            "As published, for a GPU: column tokens and transformers, learned noise, all columns together, 8,000 epochs.",
            "epochs=8000", "batch-size=4096", "learning-rate=1e-3", "schedule=plateau", "warm-up-steps=0", "weight-decay=0", "clip-norm=0",
            "ema-decay=0.997", "ema-pace=epoch", "network=transformer", "width=1024", "categories-first=false", "counted-masks=false",
            "sigma-min=0.002", "sigma-max=80", "learn-schedules=true", "anneal-numbers=true", "observed-share=0", "sampler=heun", "steps=50"),
    ];

    /// <summary>The one for a device, in the words of <c>--device</c>.</summary>
    public static string For(string device) => DeviceChoice.Resolve(device).type == DeviceType.CUDA ? Paper : Cpu;
}
