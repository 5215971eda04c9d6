using SynthTab.Learners;

namespace SynthTab.Evaluation.Diversity.Groups;

/// <summary>Rows divided among centres, each row going to the nearest.</summary>
/// <remarks>
/// Lloyd 1982, started by k-means++ (Arthur and Vassilvitskii 2007), in the space of standardised numbers and one-hot categories. A
/// number counts for at most three standard deviations, so that a long tail does not get all centres.
/// </remarks>
internal sealed class KMeans
{
    private const int Starts = 4;
    private const int MostRounds = 30;
    private const double Farthest = 3;

    private readonly double[][] _centres; // [k][width]
    private readonly double[] _squares; // the sum of a centre's squared category shares

    private KMeans(double[][] centres, int numbers)
    {
        _centres = centres;
        _squares = [.. centres.Select(c => c.AsSpan(numbers).ToArray().Sum(p => p * p))];
    }

    /// <summary>The number of groups.</summary>
    public int K => _centres.Length;

    /// <summary>Finds centres for the rows, the best of several starts; fewer than <paramref name="k"/> where there are fewer
    /// different rows.</summary>
    public static KMeans Fit(StandardRows rows, int k, RandomSource random, CancellationToken cancellation)
    {
        KMeans[] found = [.. Enumerable.Range(0, Starts).Select(_ => FitOnce(rows, k, random, cancellation))];
        return found.MinBy(groups => groups.Spread(rows))!;
    }

    private static KMeans FitOnce(StandardRows rows, int k, RandomSource random, CancellationToken cancellation)
    {
        KMeans fitted = Start(rows, k, random);
        int[] groups = fitted.Assign(rows);
        for (int round = 0; round < MostRounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            fitted = fitted.Moved(rows, groups);
            int[] next = fitted.Assign(rows);
            if (next.AsSpan().SequenceEqual(groups)) { break; }
            groups = next;
        }
        return fitted;
    }

    /// <summary>The sum of the squared distances of all rows from their centres.</summary>
    private double Spread(StandardRows rows)
    {
        int[] groups = Assign(rows);
        double sum = 0;
        for (int row = 0; row < groups.Length; row++) { sum += Squared(rows, row, groups[row]); }
        return sum;
    }

    /// <summary>The group of each row, [rows].</summary>
    public int[] Assign(StandardRows rows)
    {
        var groups = new int[rows.Rows];
        Parallel.For(0, rows.Rows, row =>
        {
            double least = double.PositiveInfinity;
            for (int k = 0; k < _centres.Length; k++)
            {
                double distance = Squared(rows, row, k);
                if (distance < least) { (least, groups[row]) = (distance, k); }
            }
        });
        return groups;
    }

    /// <summary>The next centre is a row drawn with a probability in proportion to its squared distance from those there are.</summary>
    private static KMeans Start(StandardRows rows, int k, RandomSource random)
    {
        List<double[]> centres = [Encoded(rows, random.NextInt(rows.Rows))];
        var nearest = new double[rows.Rows];
        Array.Fill(nearest, double.PositiveInfinity);
        while (centres.Count < k)
        {
            var last = new KMeans([centres[^1]], rows.NumberCount);
            for (int row = 0; row < nearest.Length; row++) { nearest[row] = Math.Min(nearest[row], last.Squared(rows, row, 0)); }
            double left = random.NextDouble() * nearest.Sum();
            if (left <= 0) { break; } // every row is a centre already
            int drawn = 0;
            while (drawn < nearest.Length - 1 && (left -= nearest[drawn]) > 0) { drawn++; }
            centres.Add(Encoded(rows, drawn));
        }
        return new KMeans([.. centres], rows.NumberCount);
    }

    /// <summary>Every centre in the middle of its rows; one without rows stays.</summary>
    private KMeans Moved(StandardRows rows, int[] groups)
    {
        double[][] sums = [.. _centres.Select(c => new double[c.Length])];
        var counts = new int[K];
        for (int row = 0; row < groups.Length; row++)
        {
            AddTo(sums[groups[row]], rows, row);
            counts[groups[row]]++;
        }
        return new KMeans([.. sums.Select((sum, k) => counts[k] == 0 ? _centres[k] : Array.ConvertAll(sum, s => s / counts[k]))], rows.NumberCount);
    }

    private static double[] Encoded(StandardRows rows, int row)
    {
        var features = new double[rows.Width];
        AddTo(features, rows, row);
        return features;
    }

    private static void AddTo(double[] features, StandardRows rows, int row)
    {
        ReadOnlySpan<double> numbers = rows.NumbersOf(row);
        for (int i = 0; i < numbers.Length; i++) { features[i] += Math.Clamp(numbers[i], -Farthest, Farthest); }
        foreach (int place in rows.PlacesOf(row))
        {
            if (place >= 0) { features[place] += 1; }
        }
    }

    /// <summary>The squared distance of a row from a centre; of the categories, (1 - p)² for the row's own and p² for the others.</summary>
    private double Squared(StandardRows rows, int row, int k)
    {
        double[] centre = _centres[k];
        double sum = _squares[k];
        ReadOnlySpan<double> numbers = rows.NumbersOf(row);
        for (int i = 0; i < numbers.Length; i++)
        {
            double gap = Math.Clamp(numbers[i], -Farthest, Farthest) - centre[i];
            sum += gap * gap;
        }
        foreach (int place in rows.PlacesOf(row))
        {
            if (place >= 0) { sum += 1 - 2 * centre[place]; }
        }
        return Math.Max(sum, 0);
    }
}
