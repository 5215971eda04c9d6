using System.Runtime.InteropServices;
using SynthTab.Neural.Networks;
using SynthTab.Synthesis;
using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>Parameters to and from the arrays of a model file, checked against what the model's options ask for.</summary>
internal static class SavedWeights
{
    /// <summary>Adds every parameter under its name after a prefix.</summary>
    public static void Write(FlatParameters parameters, IDictionary<string, NamedArray> arrays, string prefix)
    {
        foreach (ParameterShape shape in parameters.Shapes)
        {
            using Tensor detached = parameters[shape.Name].detach();
            using Tensor values = detached.cpu();
            arrays.Add(prefix + shape.Name, new NamedArray(shape.Shape, MemoryMarshal.Cast<byte, float>(values.bytes).ToArray()));
        }
    }

    /// <summary>Takes every parameter by its name after a prefix.</summary>
    /// <exception cref="SynthTabException">An array is missing, of another shape or type, or not finite.</exception>
    public static void Read(FlatParameters parameters, IDictionary<string, NamedArray> arrays, string prefix)
    {
        var values = new float[parameters.Vector.numel()];
        int at = 0;
        foreach (ParameterShape shape in parameters.Shapes)
        {
            Floats(arrays, prefix + shape.Name, shape.Shape).CopyTo(values.AsSpan(at));
            at += shape.Count;
        }
        using Tensor read = tensor(values);
        parameters.Fill(read);
    }

    /// <summary>The values of an array of 32-bit numbers.</summary>
    /// <exception cref="SynthTabException">There is no such array, or its type, shape or values cannot be right.</exception>
    public static float[] Floats(IDictionary<string, NamedArray> arrays, string name, params long[] shape)
    {
        if (!arrays.TryGetValue(name, out NamedArray? array))
        {
            throw new SynthTabException($"model weights: there is no array '{name}', and the model's options ask for one.");
        }
        if (array.Values is not float[] values || !array.Shape.SequenceEqual(shape) || values.Length != shape.Aggregate(1L, (a, b) => a * b))
        {
            throw new SynthTabException(
                $"model weights: '{name}' is a {array.Values.GetType().Name} of shape [{string.Join(", ", array.Shape)}], and a Single[] of shape [{string.Join(", ", shape)}] is needed.");
        }
        return Array.TrueForAll(values, float.IsFinite)
            ? values
            : throw new SynthTabException($"model weights: '{name}' holds a value that is not a finite number, and every one must be.");
    }
}
