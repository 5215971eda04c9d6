using System.Text;

namespace SynthTab.Evaluation.Preparation;

/// <summary>What a metric is asked about: a table that is judged beside the training table, and real rows it cannot have seen.</summary>
public sealed class PreparedPair
{
    private readonly SharedParts _parts = new();
    private readonly long _seed;

    internal PreparedPair(PreparedTable training, PreparedTable candidate, PreparedTable? unseen, string? target, EvaluationLimits limits, long seed)
    {
        Training = training;
        Candidate = candidate;
        Unseen = unseen;
        Target = target;
        Limits = limits;
        _seed = seed;
    }

    /// <summary>The real table that the generator learned from.</summary>
    public PreparedTable Training { get; }

    /// <summary>The table that is judged: the synthetic one, or for a reference a real one in its place.</summary>
    public PreparedTable Candidate { get; }

    /// <summary>Real rows that neither generator nor candidate has seen, for tests and controls; null where there are none.</summary>
    public PreparedTable? Unseen { get; }

    /// <summary>The name of the column that models predict, or null where none is declared.</summary>
    public string? Target { get; }

    /// <summary>How many rows may be looked at; a metric that takes fewer than there are says so in a note.</summary>
    public EvaluationLimits Limits { get; }

    /// <summary>Other rows of the same tables, asked about with the same settings.</summary>
    internal PreparedPair With(PreparedTable training, PreparedTable candidate) => new(training, candidate, Unseen, Target, Limits, _seed);

    /// <summary>What is computed from this pair and wanted by several metrics: made once, then shared by all threads.
    /// There is one part of each type <typeparamref name="T"/>.</summary>
    public T Shared<T>(Func<PreparedPair, T> make) where T : class => _parts.Get(() => make(this));

    /// <summary>The random numbers of one purpose (say, the metric's name): the same for the same seed, whatever else runs.</summary>
    public RandomSource RandomFor(string purpose)
    {
        ulong key = 14695981039346656037; // FNV-1a
        foreach (byte b in Encoding.UTF8.GetBytes(purpose)) { key = unchecked((key ^ b) * 1099511628211); }
        return new RandomSource(_seed, key);
    }
}
