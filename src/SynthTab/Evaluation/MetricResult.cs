namespace SynthTab.Evaluation;

/// <summary>A metric's answer: a score, or the reason why there is none.</summary>
public abstract record MetricResult
{
    private MetricResult() { }

    /// <summary>A number with what stands behind it.</summary>
    public sealed record Score : MetricResult
    {
        /// <summary>Takes a finite value; anything else is a slip of the metric.</summary>
        /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
        public Score(double value)
        {
            if (!double.IsFinite(value)) { throw new ArgumentException($"A score is {value}, and must be finite.", nameof(value)); }
            Value = value;
        }

        /// <summary>The number, in the metric's range.</summary>
        public double Value { get; }

        /// <summary>What the number is, where the metric chooses by the data: <c>AUC</c>, <c>R²</c>; else null.</summary>
        public string? Measure { get; init; }

        /// <summary>What sampling leaves open, where the metric can tell.</summary>
        public Interval? Interval { get; init; }

        /// <summary>The numbers behind the value.</summary>
        public IReadOnlyList<DetailTable> Details { get; init; } = [];

        /// <summary>What a reader must know about this value: rows sampled, columns left out. One sentence each.</summary>
        public IReadOnlyList<string> Notes { get; init; } = [];
    }

    /// <summary>The question has no answer here.</summary>
    /// <param name="Reason">Why, as a clause that can follow "because".</param>
    public sealed record NotApplicable(string Reason) : MetricResult;
}
