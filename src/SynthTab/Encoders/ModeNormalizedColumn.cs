using SynthTab.Encoders.Mixtures;
using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>What mode-specific coding learns: the mixture of the ordinary values, in places of their range within [-1, 1].</summary>
internal sealed record LearnedModes : LearnedNumbers
{
    /// <summary>The components' shares, [components].</summary>
    public required double[] Weights { get; init; }

    /// <summary>The components' means, ascending, [components].</summary>
    public required double[] Means { get; init; }

    /// <summary>The components' standard deviations, [components].</summary>
    public required double[] Deviations { get; init; }

    /// <summary>The least place that each component carries, [components].</summary>
    public required double[] Lowest { get; init; }

    /// <summary>The greatest place that each component carries, [components].</summary>
    public required double[] Highest { get; init; }

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        int count = Weights.Length;
        Require(count <= EncoderOptions.MostModes, $"{EncoderOptions.MostModes} components are the most");
        Require((count > 0) == (Ordinary is not null), "a column with ordinary values has components");
        Require(
            new[] { Means, Deviations, Lowest, Highest }.All(a => a.Length == count),
            "every component has a mean, a deviation and two ends");
        Require(Weights.All(w => w > 0) && Deviations.All(s => s > 0), "weights and deviations must be above 0");
    }
}

/// <summary>
/// Mode-specific coding of a number: which component of a Gaussian mixture it belongs to, and where within it.
/// </summary>
/// <remarks>
/// Xu et al. 2019, "Modeling Tabular Data using Conditional GAN", section 4.2, with point masses and missing cells as further
/// slots (Zhao et al. 2022, CTAB-GAN+). The component is drawn from the posterior over those of at least 1 %; components below
/// 0.5 % of the rows are dropped. Spans: a scalar in [-0.99, 0.99] (see <see cref="ModeScale"/>) and a one-hot span. A decoded
/// value differs from the encoded one by at most 1e-6 of the range of the ordinary values, before the grid rounds it.
/// </remarks>
public sealed class ModeNormalizedColumn : FittedNumericColumn
{
    private const double LeastWeight = 0.005, LeastResponsibility = 0.01;

    private readonly UnitScale _scale;
    private readonly GaussianMixture? _mixture; // null: every value is a point mass
    private readonly ModeScale[] _rulers;

    internal ModeNormalizedColumn(ColumnSchema schema, LearnedModes learned)
        : base(schema, learned, learned.Weights.Length, alwaysShowsSlot: true)
    {
        _rulers = new ModeScale[learned.Weights.Length];
        if (learned.Ordinary is null) { return; }
        _scale = new UnitScale(learned.Ordinary);
        _mixture = new GaussianMixture(learned.Weights, learned.Means, learned.Deviations);
        for (int k = 0; k < _rulers.Length; k++)
        {
            _rulers[k] = new ModeScale(learned.Means[k], learned.Deviations[k], learned.Lowest[k], learned.Highest[k]);
        }
    }

    /// <summary>Learns the column.</summary>
    internal static ModeNormalizedColumn Fit(NumericColumn column, int maximumModes)
    {
        NumericFacts facts = NumericFacts.Of(column);
        GaussianMixture? mixture = null;
        double[] places = [], lowest = [], highest = [];
        if (facts.Ordinary is ValueRange ordinary)
        {
            var scale = new UnitScale(ordinary);
            places = scale.Places(facts.OrdinaryValues);
            double grain = scale.Length(new NumericGrid(column.Schema, ordinary).Step);
            mixture = BayesianGaussianMixture.Fit(places, Math.Min(maximumModes, facts.OrdinaryDistinct), grain).WithoutBelow(LeastWeight);
            (lowest, highest) = Ends(mixture, places);
        }
        return new ModeNormalizedColumn(column.Schema, new LearnedModes
        {
            Name = column.Schema.Name,
            Range = facts.Range,
            Ordinary = facts.Ordinary,
            PointMasses = facts.PointMasses,
            HasMissing = facts.HasMissing,
            Weights = mixture?.Weights ?? [],
            Means = mixture?.Means ?? [],
            Deviations = mixture?.Deviations ?? [],
            Lowest = lowest,
            Highest = highest,
        });
    }

    /// <summary>The least and the greatest place that each component can be drawn for.</summary>
    private static (double[] Lowest, double[] Highest) Ends(GaussianMixture mixture, double[] ascending)
    {
        double[] lowest = [.. mixture.Means], highest = [.. mixture.Means];
        Span<double> chances = stackalloc double[mixture.Count];
        double last = double.NaN;
        foreach (double place in ascending)
        {
            if (place == last) { continue; }
            last = place;
            Chances(mixture, place, chances);
            for (int k = 0; k < chances.Length; k++)
            {
                if (chances[k] == 0) { continue; }
                lowest[k] = Math.Min(lowest[k], place);
                highest[k] = Math.Max(highest[k], place);
            }
        }
        return (lowest, highest);
    }

    /// <summary>The posterior of the components, without those of less than 1 % (there are at most 64, so the largest stays);
    /// returns the sum of the rest.</summary>
    private static double Chances(GaussianMixture mixture, double place, Span<double> into)
    {
        mixture.Responsibilities(place, into);
        double sum = 0;
        for (int k = 0; k < into.Length; k++)
        {
            if (into[k] < LeastResponsibility) { into[k] = 0; }
            sum += into[k];
        }
        return sum;
    }

    private protected override (int Slot, double Scalar) EncodeOrdinary(double value, RandomSource random)
    {
        double place = _scale.Place(value);
        Span<double> chances = stackalloc double[_rulers.Length];
        double draw = random.NextDouble() * Chances(_mixture!, place, chances);
        int slot = -1;
        for (int k = 0; k < chances.Length && draw >= 0; k++)
        {
            if (chances[k] == 0) { continue; }
            slot = k;
            draw -= chances[k];
        }
        return (slot, _rulers[slot].Encode(place));
    }

    private protected override double DecodeOrdinary(int slot, double scalar) => _scale.Value(_rulers[slot].Decode(scalar));
}
