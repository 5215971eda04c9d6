using SynthTab.Encoders;
using SynthTab.Neural.Networks;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>The two players: sizes and initial weights of generator and critic for a table's layout.</summary>
internal sealed class CtganNetworks : IDisposable
{
    private const ulong GeneratorStream = 1, CriticStream = 2;

    /// <summary>Makes both with initial weights drawn from the seed.</summary>
    public CtganNetworks(CtganOptions options, EncodedLayout layout, ConditionLayout conditions, Device device, long seed)
    {
        GeneratorShape = ShapeOf(options, layout, conditions);
        Generator = new FlatParameters(GeneratorShape.Parameters(), device, trained: true).Initialize(new RandomSource(seed, GeneratorStream));
        int criticInputs = (layout.Width + conditions.Width) * options.Pac;
        CriticParameters = new FlatParameters(Critic.Shapes(criticInputs, options.CriticWidths), device, trained: true)
            .Initialize(new RandomSource(seed, CriticStream));
        Critic = new Critic(CriticParameters, options.CriticWidths.Count);
    }

    /// <summary>The generator's sizes.</summary>
    public GeneratorShape GeneratorShape { get; }

    /// <summary>The generator's parameters.</summary>
    public FlatParameters Generator { get; }

    /// <summary>The critic's parameters.</summary>
    public FlatParameters CriticParameters { get; }

    /// <summary>The critic.</summary>
    public Critic Critic { get; }

    /// <summary>The sizes of the generator that the options ask for.</summary>
    public static GeneratorShape ShapeOf(CtganOptions options, EncodedLayout layout, ConditionLayout conditions)
        => new(options.EmbeddingSize + conditions.Width, options.GeneratorWidths, layout.Width);

    /// <inheritdoc/>
    public void Dispose()
    {
        Generator.Dispose();
        CriticParameters.Dispose();
    }
}
