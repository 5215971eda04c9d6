using System.Collections.Concurrent;

namespace SynthTab.Evaluation.Preparation;

/// <summary>What has been computed from an owner, each type once, by whichever thread asks first; the others wait for it.</summary>
internal sealed class SharedParts
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _parts = new();

    /// <summary>The part of type <typeparamref name="T"/>, made on first use.</summary>
    public T Get<T>(Func<T> make) where T : class
        => (T)_parts.GetOrAdd(typeof(T), static (_, make) => new Lazy<object>(() => make()), make).Value;
}
