using SynthTab.Evaluation.Neighbours;

namespace SynthTab.Tests.Evaluation.Neighbours;

public sealed class NearestRowsTests
{
    // Query (0.5, missing, 1) against:
    //   row 0 (0.5, missing, 1): every column agrees                       L1 0    Gower 0
    //   row 1 (2.5, missing, 2): |0.5-2.5| = 2, both missing 0, mismatch   L1 4    Gower (1+0+1)/3
    //   row 2 (0.0, 0.3, 1):     0.5, one missing 1, match                 L1 1.5  Gower (0.5+1+0)/3
    [Fact]
    public void Missing_numbers_and_mismatches_count_as_stated()
    {
        var query = new MixedRows([[0.5], [double.NaN]], [[1]], 1);
        var references = new MixedRows([[0.5, 2.5, 0.0], [double.NaN, double.NaN, 0.3]], [[1, 2, 1]], 3);
        NearestRows l1 = NearestRows.Find(query, references, RowDistance.MixedL1, 3);
        Assert.Equal([0, 2, 1], [l1.Row(0, 0), l1.Row(0, 1), l1.Row(0, 2)]);
        Assert.Equal([0, 1.5, 4], [l1.Distance(0, 0), l1.Distance(0, 1), l1.Distance(0, 2)]);
        NearestRows gower = NearestRows.Find(query, references, RowDistance.Gower, 3);
        Assert.Equal([0, 2], [gower.Row(0, 0), gower.Row(0, 1)]);
        Assert.Equal(0.5, gower.Distance(0, 1), 12);
        Assert.Equal(2.0 / 3, gower.Distance(0, 2), 12);
    }

    // One-hot: two known categories differ in two places (root 2); an unknown one is all zeros and differs from a known one in
    // one place (1), from another unknown one in none (0).
    [Theory]
    [InlineData(1, 2, 1.4142135623730951)]
    [InlineData(1, 1, 0)]
    [InlineData(MixedRows.Unknown, 2, 1)]
    [InlineData(1, MixedRows.Unknown, 1)]
    [InlineData(MixedRows.Unknown, MixedRows.Unknown, 0)]
    public void Unknown_categories_are_all_zeros_in_the_euclidean_distance(double first, double second, double expected)
    {
        NearestRows nearest = NearestRows.Find(new MixedRows([], [[first]], 1), new MixedRows([], [[second]], 1), RowDistance.Euclidean, 1);
        Assert.Equal(expected, nearest.Distance(0), 12);
    }

    [Fact]
    public void Ties_go_to_the_lower_row_and_no_row_is_its_own_neighbour()
    {
        var rows = new MixedRows([[1, 1, 1 + 1e-12, 5]], [], 4);
        NearestRows nearest = NearestRows.Find(rows, rows, RowDistance.Euclidean, 2, sameRows: true);
        Assert.Equal([1, 2], [nearest.Row(0, 0), nearest.Row(0, 1)]);
        Assert.Equal([0, 1], [nearest.Row(2, 0), nearest.Row(2, 1)]);
        Assert.Equal([0, 1], [nearest.Row(3, 0), nearest.Row(3, 1)]);
    }

    [Fact]
    public void With_fewer_references_than_asked_the_rest_is_nobody()
    {
        NearestRows nearest = NearestRows.Find(new MixedRows([[1]], [], 1), new MixedRows([[3]], [], 1), RowDistance.MixedL1, 2);
        Assert.Equal((0, 2.0), (nearest.Row(0), nearest.Distance(0)));
        Assert.Equal((-1, double.PositiveInfinity), (nearest.Row(0, 1), nearest.Distance(0, 1)));
    }

    /// <summary>Sizes beyond a run, against the definition written out.</summary>
    [Theory]
    [InlineData(RowDistance.Euclidean)]
    [InlineData(RowDistance.MixedL1)]
    [InlineData(RowDistance.Gower)]
    public void Agrees_with_the_definition_on_random_rows(RowDistance distance)
    {
        MixedRows queries = Random(300, 1, distance), references = Random(1_300, 2, distance);
        NearestRows nearest = NearestRows.Find(queries, references, distance, 3);
        for (int q = 0; q < queries.Rows; q += 7)
        {
            double[] all = [.. Enumerable.Range(0, references.Rows).Select(r => Written(distance, queries, q, references, r))];
            double[] best = [.. all.Order().Take(3)];
            for (int rank = 0; rank < 3; rank++)
            {
                Assert.Equal(best[rank], nearest.Distance(q, rank), 1e-9);
                Assert.Equal(all[nearest.Row(q, rank)], nearest.Distance(q, rank), 1e-12);
            }
        }
    }

    private static MixedRows Random(int rows, long seed, RowDistance distance)
    {
        var random = new RandomSource(seed);
        bool missing = distance != RowDistance.Euclidean; // the Euclidean coding fills missing numbers in
        double Number() => missing && random.NextInt(10) == 0 ? double.NaN : random.NextNormal();
        double Code() => random.NextInt(12) == 0 ? MixedRows.Unknown : random.NextInt(4);
        double[] Column(Func<double> cell) => [.. Enumerable.Range(0, rows).Select(_ => cell())];
        return new MixedRows([Column(Number), Column(Number), Column(Number)], [Column(Code), Column(Code)], rows);
    }

    private static double Written(RowDistance distance, MixedRows a, int i, MixedRows b, int j)
    {
        IEnumerable<double> numbers = a.Numbers.Zip(b.Numbers, (x, y) => (double.IsNaN(x[i]), double.IsNaN(y[j])) switch
        {
            (true, true) => 0,
            (true, false) or (false, true) => 1,
            _ => Math.Abs(x[i] - y[j]),
        });
        IEnumerable<(double X, double Y)> codes = a.Categories.Zip(b.Categories, (x, y) => (x[i], y[j]));
        int Mismatches() => codes.Count(c => c.X != c.Y);
        return distance switch
        {
            RowDistance.MixedL1 => numbers.Sum() + 2 * Mismatches(),
            RowDistance.Gower => (numbers.Sum(d => Math.Min(d, 1)) + Mismatches()) / 5,
            _ => Math.Sqrt(numbers.Sum(d => d * d) + codes.Where(c => c.X != c.Y)
                .Sum(c => (c.X == MixedRows.Unknown ? 0 : 1) + (c.Y == MixedRows.Unknown ? 0 : 1))),
        };
    }
}
