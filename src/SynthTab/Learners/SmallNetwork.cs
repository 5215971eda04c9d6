using System.Numerics.Tensors;

namespace SynthTab.Learners;

/// <summary>A perceptron of one hidden layer: 64 rectified units on standardised numbers and one input for each category.</summary>
/// <remarks>Trained by Adam (Kingma and Ba 2015) on blocks of 128 rows, each row 100 times but at most 300,000 rows in all, with a
/// step that shrinks to nothing. Written by hand because a row has few inputs that are not zero, which makes a step cost microseconds.</remarks>
internal sealed class SmallNetwork
{
    private const int Hidden = 64;
    private const int BatchRows = 128;
    private const int MostRowsSeen = 300_000;
    private const int MostPasses = 100;
    private const double FirstStep = 3e-3;

    private readonly int _outputs;
    private readonly float[] _weights; // inputs [width + 1, hidden], then outputs [hidden + 1, outputs]; the last line of each is the bias
    private readonly int _outputStart;

    private SmallNetwork(int width, int outputs, RandomSource random)
    {
        _outputs = outputs;
        _outputStart = (width + 1) * Hidden;
        _weights = new float[_outputStart + (Hidden + 1) * outputs];
        // He et al. 2015; one 1 of a category counts like a number.
        double spread = Math.Sqrt(2.0 / Math.Max(1, Math.Min(width, 16)));
        for (int i = 0; i < width * Hidden; i++) { _weights[i] = (float)(spread * random.NextNormal()); }
        for (int i = 0; i < Hidden * outputs; i++) { _weights[_outputStart + i] = (float)(random.NextNormal() / Math.Sqrt(Hidden)); }
    }

    /// <summary>Learns a class by its log-likelihood.</summary>
    /// <param name="rows">The features; at least one row.</param>
    /// <param name="labels">The truth, [rows], each from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="seed">Decides the first weights and the order of the rows.</param>
    /// <param name="cancellation">Asked before each block.</param>
    public static SmallNetwork FitClasses(StandardRows rows, int[] labels, int classes, long seed, CancellationToken cancellation)
    {
        var softmax = new double[classes];
        void ToSlope(int row, float[] outputs)
        {
            for (int k = 0; k < classes; k++) { softmax[k] = outputs[k]; }
            Softmax.Write(softmax, softmax);
            for (int k = 0; k < classes; k++) { outputs[k] = (float)softmax[k] - (labels[row] == k ? 1 : 0); }
        }
        return Fit(rows, classes, seed, ToSlope, cancellation);
    }

    /// <summary>Learns a number by its squared error; best on a scale with a spread near 1.</summary>
    /// <param name="rows">The features; at least one row.</param>
    /// <param name="targets">The truth, [rows]; finite.</param>
    /// <param name="seed">Decides the first weights and the order of the rows.</param>
    /// <param name="cancellation">Asked before each block.</param>
    public static SmallNetwork FitNumbers(StandardRows rows, double[] targets, long seed, CancellationToken cancellation)
        => Fit(rows, 1, seed, (row, outputs) => outputs[0] -= (float)targets[row], cancellation);

    /// <summary>What the network gives for each row, [rows, outputs]: numbers or log-odds.</summary>
    public double[] Outputs(StandardRows rows)
    {
        var all = new double[rows.Rows * _outputs];
        float[] hidden = new float[Hidden], outputs = new float[_outputs];
        for (int row = 0; row < rows.Rows; row++)
        {
            Forward(rows, row, hidden, outputs);
            for (int k = 0; k < _outputs; k++) { all[row * _outputs + k] = outputs[k]; }
        }
        return all;
    }

    private static SmallNetwork Fit(StandardRows rows, int outputs, long seed, Action<int, float[]> toSlope, CancellationToken cancellation)
    {
        var random = new RandomSource(seed);
        var network = new SmallNetwork(rows.Width, outputs, random);
        var adam = new Adam(network._weights);
        int[] order = [.. Enumerable.Range(0, rows.Rows)];
        int batchRows = Math.Min(BatchRows, order.Length);
        int batches = (int)(Math.Min(MostRowsSeen, (long)MostPasses * order.Length) / batchRows);
        int next = order.Length;
        float[] hidden = new float[Hidden], slopes = new float[outputs], back = new float[Hidden];
        for (int batch = 0; batch < batches; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < batchRows; i++)
            {
                if (next == order.Length)
                {
                    random.Shuffle<int>(order);
                    next = 0;
                }
                int row = order[next++];
                network.Forward(rows, row, hidden, slopes);
                toSlope(row, slopes);
                network.Backward(rows, row, hidden, slopes, back, adam.Gradient);
            }
            double progress = batch / (double)batches;
            adam.Step(FirstStep * (1 - progress), 1.0 / batchRows);
        }
        return network;
    }

    private Span<float> OutputLine(int unit) => _weights.AsSpan(_outputStart + unit * _outputs, _outputs);

    private void Forward(StandardRows rows, int row, float[] hidden, float[] outputs)
    {
        _weights.AsSpan(_outputStart - Hidden, Hidden).CopyTo(hidden);
        ReadOnlySpan<double> numbers = rows.NumbersOf(row);
        for (int i = 0; i < numbers.Length; i++) { TensorPrimitives.MultiplyAdd(_weights.AsSpan(i * Hidden, Hidden), (float)Cut(numbers[i]), hidden, hidden); }
        foreach (int place in rows.PlacesOf(row))
        {
            if (place >= 0) { TensorPrimitives.Add(hidden, _weights.AsSpan(place * Hidden, Hidden), hidden); }
        }
        TensorPrimitives.Max(hidden, 0f, hidden);
        OutputLine(Hidden).CopyTo(outputs);
        for (int unit = 0; unit < Hidden; unit++)
        {
            if (hidden[unit] > 0) { TensorPrimitives.MultiplyAdd(OutputLine(unit), hidden[unit], outputs, outputs); }
        }
    }

    private void Backward(StandardRows rows, int row, float[] hidden, float[] slopes, float[] back, float[] gradient)
    {
        for (int unit = 0; unit < Hidden; unit++)
        {
            back[unit] = hidden[unit] > 0 ? TensorPrimitives.Dot(OutputLine(unit), slopes) : 0;
            Span<float> into = gradient.AsSpan(_outputStart + unit * _outputs, _outputs);
            if (hidden[unit] > 0) { TensorPrimitives.MultiplyAdd(slopes, hidden[unit], into, into); }
        }
        Add(gradient.AsSpan(gradient.Length - _outputs), slopes);
        ReadOnlySpan<double> numbers = rows.NumbersOf(row);
        for (int i = 0; i < numbers.Length; i++)
        {
            Span<float> into = gradient.AsSpan(i * Hidden, Hidden);
            TensorPrimitives.MultiplyAdd(back, (float)Cut(numbers[i]), into, into);
        }
        foreach (int place in rows.PlacesOf(row))
        {
            if (place >= 0) { Add(gradient.AsSpan(place * Hidden, Hidden), back); }
        }
        Add(gradient.AsSpan(_outputStart - Hidden, Hidden), back);
    }

    private static void Add(Span<float> into, ReadOnlySpan<float> values) => TensorPrimitives.Add(into, values, into);

    /// <summary>One row ten thousand standard deviations away must not move all weights.</summary>
    private static double Cut(double standardised) => Math.Clamp(standardised, -10, 10);
}
