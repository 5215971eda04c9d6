namespace SynthTab.Evaluation;

/// <summary>How well a score ranks positive above negative rows: the area under the ROC curve, points of the curve, and what
/// sampling leaves open of them.</summary>
internal sealed class RocCurve
{
    private const int Replicates = 200;

    private readonly double[] _positives, _negatives; // descending

    /// <summary>Takes the scores of the two kinds of rows; neither may be empty or hold NaN.</summary>
    /// <exception cref="ArgumentException">There are no scores of one kind.</exception>
    public RocCurve(double[] positives, double[] negatives)
    {
        if (positives.Length == 0 || negatives.Length == 0) { throw new ArgumentException("Both kinds of rows are needed.", nameof(positives)); }
        _positives = Descending(positives);
        _negatives = Descending(negatives);
        Area = MeanPlacement(Placements(_positives, _negatives));
    }

    /// <summary>The number of positive rows.</summary>
    public int Positives => _positives.Length;

    /// <summary>The number of negative rows.</summary>
    public int Negatives => _negatives.Length;

    /// <summary>The probability that a positive row scores above a negative one, ties counting half.</summary>
    public double Area { get; }

    /// <summary>The interval of the area by DeLong's variance.</summary>
    /// <param name="normalQuantile">The standard normal quantile of the wanted confidence; 1.96 for 95 %.</param>
    /// <param name="confidence">The confidence that this quantile means.</param>
    /// <remarks>DeLong, DeLong and Clarke-Pearson 1988, "Comparing the Areas under Two or More Correlated Receiver Operating
    /// Characteristic Curves". Computed with one more row of each kind at either end of the scale, as Agresti and Coull do for
    /// shares, so that a perfect ranking of a few rows does not look certain.</remarks>
    public Interval AreaInterval(double normalQuantile = 1.959963984540054, double confidence = 0.95)
    {
        double[] positives = [double.PositiveInfinity, .. _positives, double.NegativeInfinity];
        double[] negatives = [double.PositiveInfinity, .. _negatives, double.NegativeInfinity];
        double[] won = Placements(positives, negatives);
        double[] lost = Placements(negatives, positives);
        double area = MeanPlacement(won);
        double halfWidth = normalQuantile * Math.Sqrt(Variance(won) / won.Length + Variance(lost) / lost.Length);
        return new Interval(Math.Max(0, Math.Min(area - halfWidth, Area)), Math.Min(1, Math.Max(area + halfWidth, Area)), confidence);
    }

    /// <summary>The share of positive rows strictly above the threshold that lets through at most the given share of negative
    /// ones: the (⌊share·n⌋ + 1)-th largest negative score.</summary>
    public double TruePositiveRate(double falsePositiveRate) => Above(_positives, Threshold(falsePositiveRate)) / (double)Positives;

    /// <summary>The 95 % interval of <see cref="TruePositiveRate"/>: the wider of a bootstrap, for which the threshold is chance
    /// too, and of Wilson's, which does not shrink to nothing at 0 or 1.</summary>
    public Interval TruePositiveRateInterval(double falsePositiveRate, RandomSource random)
    {
        int found = Above(_positives, Threshold(falsePositiveRate));
        var rates = new double[Replicates];
        var drawn = new int[Negatives];
        for (int r = 0; r < Replicates; r++)
        {
            Array.Clear(drawn);
            for (int i = 0; i < Negatives; i++) { drawn[random.NextInt(Negatives)]++; }
            int position = -1, seen = 0;
            while (seen <= Allowed(falsePositiveRate)) { seen += drawn[++position]; }
            int above = Above(_positives, _negatives[position]), hits = 0;
            for (int i = 0; i < Positives; i++) { hits += random.NextInt(Positives) < above ? 1 : 0; }
            rates[r] = hits / (double)Positives;
        }
        Array.Sort(rates);
        Interval wilson = Wilson.Interval(found, Positives);
        return new Interval(Math.Min(wilson.Low, rates[(int)(0.025 * Replicates)]), Math.Max(wilson.High, rates[(int)(0.975 * Replicates)]));
    }

    /// <summary>The true-positive rates at these false-positive rates, as points (share of negatives, share of positives).</summary>
    public IEnumerable<(double FalsePositives, double TruePositives)> Points(int count)
        => Enumerable.Range(0, count + 1).Select(i => i / (double)count).Select(rate => (rate, rate == 1 ? 1 : TruePositiveRate(rate)));

    private int Allowed(double falsePositiveRate) => Math.Min((int)Math.Floor(falsePositiveRate * Negatives), Negatives - 1);

    private double Threshold(double falsePositiveRate) => _negatives[Allowed(falsePositiveRate)];

    /// <summary>For each row of the first kind, the share of the second kind below it, ties counting half; both descending.</summary>
    private static double[] Placements(double[] rows, double[] others)
    {
        var placements = new double[rows.Length];
        int above = 0, notBelow = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            while (above < others.Length && others[above] > rows[i]) { above++; }
            while (notBelow < others.Length && others[notBelow] >= rows[i]) { notBelow++; }
            placements[i] = (others.Length - (above + notBelow) / 2.0) / others.Length;
        }
        return placements;
    }

    private static double MeanPlacement(double[] placements) => Math.Clamp(placements.Average(), 0, 1);

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }

    /// <summary>How many of the descending values lie strictly above the threshold.</summary>
    private static int Above(double[] descending, double threshold)
    {
        int low = 0, high = descending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (descending[middle] > threshold) { low = middle + 1; } else { high = middle; }
        }
        return low;
    }

    private static double[] Descending(double[] values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        Array.Reverse(sorted);
        return sorted;
    }
}
