using System.Runtime.InteropServices;
using SynthTab.Synthesis;
using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>All that training remembers, as named arrays of a file. Every bit is kept, infinities included.</summary>
internal sealed class SavedState
{
    private readonly Dictionary<string, NamedArray> _arrays;

    /// <summary>Begins with nothing.</summary>
    public SavedState() => _arrays = new(StringComparer.Ordinal);

    /// <summary>Takes over what a file held.</summary>
    public SavedState(IReadOnlyDictionary<string, NamedArray> arrays) => _arrays = new(arrays, StringComparer.Ordinal);

    /// <summary>The arrays by name.</summary>
    public IReadOnlyDictionary<string, NamedArray> Arrays => _arrays;

    /// <summary>Puts a vector of 32-bit numbers.</summary>
    public void Put(string name, Tensor vector)
    {
        using Tensor detached = vector.detach();
        using Tensor values = detached.cpu();
        _arrays.Add(name, new NamedArray([vector.numel()], MemoryMarshal.Cast<byte, float>(values.bytes).ToArray()));
    }

    /// <summary>Puts single numbers.</summary>
    public void Put(string name, params double[] numbers) => _arrays.Add(name, new NamedArray([numbers.Length], numbers));

    /// <summary>Takes a vector into one of the same length.</summary>
    /// <exception cref="SynthTabException">There is no such array.</exception>
    public void Take(string name, Tensor into)
    {
        using Tensor values = tensor(Array<float>(name, into.numel()));
        using var off = no_grad();
        into.copy_(values);
    }

    /// <summary>Takes single numbers.</summary>
    /// <exception cref="SynthTabException">There is no such array.</exception>
    public double[] Numbers(string name, int count) => Array<double>(name, count);

    private T[] Array<T>(string name, long count)
        => _arrays.TryGetValue(name, out NamedArray? array) && array.Values is T[] values && values.Length == count
            ? values
            : throw new SynthTabException($"checkpoint: there is no array '{name}' of {count} numbers of type {typeof(T).Name}, and training needs it to go on.");
}
