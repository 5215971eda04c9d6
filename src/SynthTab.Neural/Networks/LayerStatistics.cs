using static TorchSharp.torch;

namespace SynthTab.Neural.Networks;

/// <summary>Mean and variance of every unit before normalisation, layer by layer, in one vector.</summary>
internal sealed class LayerStatistics : IDisposable
{

    /// <summary>Statistics of zero mean and zero variance, for hidden layers of these widths.</summary>
    public LayerStatistics(IReadOnlyList<int> widths, Device device)
    {
        Layers = widths.Count;
        ParameterShape[] shapes =
        [
            .. widths.SelectMany((width, layer) => new ParameterShape[]
            {
                new(Name(layer, "mean"), [width], 0, 0),
                new(Name(layer, "variance"), [width], 0, 0),
            }),
        ];
        Values = new FlatParameters(shapes, device, trained: false);
    }

    /// <summary>All of them, by name.</summary>
    public FlatParameters Values { get; }

    /// <summary>The number of layers.</summary>
    public int Layers { get; }

    /// <summary>The means of a layer, [width].</summary>
    public Tensor Mean(int layer) => Values[Name(layer, "mean")];

    /// <summary>The variances of a layer, [width].</summary>
    public Tensor Variance(int layer) => Values[Name(layer, "variance")];

    /// <summary>Takes over a layer's statistics.</summary>
    public void Set(int layer, Tensor mean, Tensor variance)
    {
        Mean(layer).copy_(mean);
        Variance(layer).copy_(variance);
    }

    /// <inheritdoc/>
    public void Dispose() => Values.Dispose();

    private static string Name(int layer, string what) => $"{ParameterShape.Part("norm", layer)}.{what}";
}
