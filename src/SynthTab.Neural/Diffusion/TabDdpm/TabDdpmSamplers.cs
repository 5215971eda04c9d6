using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>The ways from noise to rows, by name.</summary>
internal static class TabDdpmSamplers
{
    /// <summary>DPM-Solver++(2M) for numbers, DDIM's form for categories.</summary>
    public const string SecondOrder = "dpm-2m";

    /// <summary>DDIM, and its form for categories.</summary>
    public const string Implicit = "ddim";

    /// <summary>New noise at every step.</summary>
    public const string Ancestral = "ancestral";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [SecondOrder, Implicit, Ancestral];

    /// <summary>A sampler for one walk.</summary>
    public static ReverseSampler Create(string name, SignalLevels levels) => name switch
    {
        SecondOrder => new SecondOrderSampler(levels),
        Implicit => new ImplicitSampler(levels),
        Ancestral => new AncestralSampler(levels),
        _ => throw new ArgumentException($"There is no sampler '{name}'.", nameof(name)),
    };

    /// <summary>Refuses a name that is none.</summary>
    /// <exception cref="OptionsException">There is no such sampler.</exception>
    public static void Require(string name)
    {
        if (!Names.Contains(name))
        {
            throw new OptionsException($"tabddpm: sampler is '{name}', and must be one of {string.Join(", ", Names)}.");
        }
    }
}
