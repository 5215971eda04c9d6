using System.Globalization;

namespace SynthTab.Neural.Networks;

/// <summary>One parameter of a network before it has values.</summary>
/// <param name="Name">The name in the model file.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Least">The lower end of the uniform distribution of its initial values.</param>
/// <param name="Most">The upper end; equal to the lower end for a constant.</param>
internal sealed record ParameterShape(string Name, long[] Shape, double Least, double Most)
{
    /// <summary>The number of values.</summary>
    public int Count => checked((int)Shape.Aggregate(1L, (a, b) => a * b));

    /// <summary>Weight [outputs, inputs] and bias [outputs] of a fully connected layer, uniform on ±1/√inputs.</summary>
    /// <remarks>LeCun et al. 1998, "Efficient BackProp"; the same range as PyTorch's <c>Linear</c>.</remarks>
    public static IEnumerable<ParameterShape> Linear(string name, int inputs, int outputs)
    {
        double bound = 1 / Math.Sqrt(inputs);
        yield return new($"{name}.weight", [outputs, inputs], -bound, bound);
        yield return new($"{name}.bias", [outputs], -bound, bound);
    }

    /// <summary>Scale (1 at the start) and shift (0 at the start) of a batch normalisation, each [width].</summary>
    public static IEnumerable<ParameterShape> BatchNorm(string name, int width)
    {
        yield return new($"{name}.weight", [width], 1, 1);
        yield return new($"{name}.bias", [width], 0, 0);
    }

    /// <summary>Scale (1 at the start) and shift (0 at the start) of a layer normalisation, each [width].</summary>
    public static IEnumerable<ParameterShape> LayerNorm(string name, int width) => BatchNorm(name, width);

    /// <summary>The name of a part of a network: <c>layers.3</c>.</summary>
    public static string Part(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}.{index}");
}
