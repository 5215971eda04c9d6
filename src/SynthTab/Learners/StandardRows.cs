namespace SynthTab.Learners;

/// <summary>Rows as features of a linear model: standardised numbers, then one 0-or-1 feature for each category, of which a row
/// has at most one 1 for each categorical column, so that only its place is kept.</summary>
internal sealed class StandardRows
{
    /// <summary>Takes the arrays over.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">The number of features.</param>
    /// <param name="numbers">The standardised numbers, row after row, [rows, numeric columns]; features 0, 1, ….</param>
    /// <param name="places">The features that are 1, row after row and ascending, [rows, categorical columns]; -1 where none is.</param>
    public StandardRows(int rows, int width, double[] numbers, int[] places)
    {
        Rows = rows;
        Width = width;
        Numbers = numbers;
        Places = places;
        NumberCount = rows == 0 ? 0 : numbers.Length / rows;
        PlaceCount = rows == 0 ? 0 : places.Length / rows;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of features.</summary>
    public int Width { get; }

    /// <summary>The standardised numbers, [rows, numeric columns].</summary>
    public double[] Numbers { get; }

    /// <summary>The features that are 1, [rows, categorical columns].</summary>
    public int[] Places { get; }

    /// <summary>The number of numeric columns.</summary>
    public int NumberCount { get; }

    /// <summary>The number of categorical columns.</summary>
    public int PlaceCount { get; }

    /// <summary>The numbers of one row.</summary>
    public ReadOnlySpan<double> NumbersOf(int row) => Numbers.AsSpan(row * NumberCount, NumberCount);

    /// <summary>The places of one row's ones.</summary>
    public ReadOnlySpan<int> PlacesOf(int row) => Places.AsSpan(row * PlaceCount, PlaceCount);

    /// <summary>The rows named, in the order given.</summary>
    public StandardRows Take(ReadOnlySpan<int> rows)
    {
        var numbers = new double[rows.Length * NumberCount];
        var places = new int[rows.Length * PlaceCount];
        for (int i = 0; i < rows.Length; i++)
        {
            NumbersOf(rows[i]).CopyTo(numbers.AsSpan(i * NumberCount));
            PlacesOf(rows[i]).CopyTo(places.AsSpan(i * PlaceCount));
        }
        return new StandardRows(rows.Length, Width, numbers, places);
    }

    /// <summary>The rows of both, the first one's first; both must come from the same <c>StandardFeatures</c>.</summary>
    public static StandardRows Join(StandardRows first, StandardRows second)
        => new(first.Rows + second.Rows, first.Width, [.. first.Numbers, .. second.Numbers], [.. first.Places, .. second.Places]);
}
