namespace SynthTab.Learners;

/// <summary>The sums over rows that a linear model is solved from, for features x with a constant 1 at the end.</summary>
internal static class NormalEquations
{
    /// <summary>Adds one row: its residual times x to the gradient, its weight times x xᵀ to the part on and below the diagonal
    /// of the matrix. The many zeros of the features are passed over.</summary>
    /// <param name="rows">The features.</param>
    /// <param name="row">Which row.</param>
    /// <param name="residual">The factor of x.</param>
    /// <param name="weight">The factor of x xᵀ.</param>
    /// <param name="gradient">Added to, [features + 1].</param>
    /// <param name="curvature">Added to, [features + 1, features + 1].</param>
    public static void Add(StandardRows rows, int row, double residual, double weight, double[] gradient, double[] curvature)
    {
        ReadOnlySpan<double> numbers = rows.NumbersOf(row);
        ReadOnlySpan<int> places = rows.PlacesOf(row);
        int intercept = rows.Width, size = rows.Width + 1;
        for (int i = 0; i < numbers.Length; i++)
        {
            gradient[i] += residual * numbers[i];
            AddScaled(numbers[..(i + 1)], weight * numbers[i], curvature.AsSpan(i * size, i + 1));
        }
        for (int a = 0; a < places.Length; a++)
        {
            if (places[a] < 0) { continue; }
            gradient[places[a]] += residual;
            Span<double> line = curvature.AsSpan(places[a] * size, size);
            AddScaled(numbers, weight, line);
            for (int b = 0; b <= a; b++)
            {
                if (places[b] >= 0) { line[places[b]] += weight; }
            }
            curvature[intercept * size + places[a]] += weight;
        }
        gradient[intercept] += residual;
        AddScaled(numbers, weight, curvature.AsSpan(intercept * size, numbers.Length));
        curvature[intercept * size + intercept] += weight;
    }

    private static void AddScaled(ReadOnlySpan<double> x, double factor, Span<double> into)
    {
        for (int i = 0; i < x.Length; i++) { into[i] += factor * x[i]; }
    }
}
