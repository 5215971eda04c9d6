namespace SynthTab.Synthesis;

/// <summary>Reading the arrays of a model file with their names, types and shapes checked.</summary>
public static class ModelContentsReading
{
    /// <summary>The values of a named array.</summary>
    /// <param name="contents">The contents of the file.</param>
    /// <param name="name">The array's name.</param>
    /// <param name="shape">The shape that it must have; none stands for a single dimension of any length.</param>
    /// <exception cref="SynthTabException">It is absent, of another type or of another shape.</exception>
    public static T[] Require<T>(this ModelContents contents, string name, params ReadOnlySpan<long> shape)
        where T : struct
    {
        if (!contents.Weights.TryGetValue(name, out NamedArray? array))
        {
            throw new SynthTabException($"weights '{name}': the array is absent, and is needed.");
        }
        bool fits = shape.Length == 0 ? array.Shape.Count == 1 : shape.SequenceEqual([.. array.Shape]);
        return array.Values is T[] values && fits
            ? values
            : throw new SynthTabException(
                $"weights '{name}': it has the shape [{string.Join(", ", array.Shape)}] of {array.Values.GetType().GetElementType()!.Name},"
                + $" and [{(shape.Length == 0 ? "any" : string.Join(", ", shape.ToArray()))}] of {typeof(T).Name} is needed.");
    }
}
