using System.Numerics.Tensors;

namespace SynthTab.Learners;

/// <summary>The penalised log loss of a linear model of several classes, summed over rows in fixed blocks, so that the sums do not
/// depend on the number of threads.</summary>
/// <param name="rows">The features.</param>
/// <param name="labels">The truth, [rows].</param>
/// <param name="classes">The number of classes.</param>
internal sealed class SoftmaxLoss(StandardRows rows, int[] labels, int classes)
{
    private const int Blocks = 8;

    /// <summary>W x + b of one row, [classes], from a solution [features + 1, classes].</summary>
    public static void WriteLogOdds(StandardRows rows, int row, ReadOnlySpan<double> solution, Span<double> into)
    {
        int classes = into.Length;
        solution[^classes..].CopyTo(into);
        ReadOnlySpan<double> numbers = rows.NumbersOf(row);
        for (int i = 0; i < numbers.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(solution.Slice(i * classes, classes), numbers[i], into, into);
        }
        foreach (int place in rows.PlacesOf(row))
        {
            if (place >= 0) { TensorPrimitives.Add(into, solution.Slice(place * classes, classes), into); }
        }
    }

    /// <summary>The loss at a solution, [features + 1, classes]; its gradient is written beside it.</summary>
    public double Evaluate(double[] solution, double[] gradient)
    {
        var losses = new double[Blocks];
        var gradients = new double[Blocks][];
        Parallel.For(0, Blocks, block =>
        {
            gradients[block] = new double[solution.Length];
            var p = new double[classes];
            int end = (int)((long)rows.Rows * (block + 1) / Blocks);
            for (int row = (int)((long)rows.Rows * block / Blocks); row < end; row++) { losses[block] += Add(row, solution, p, gradients[block]); }
        });
        // The intercepts, at the end, are free.
        int penalised = solution.Length - classes;
        Array.Clear(gradient);
        solution.AsSpan(0, penalised).CopyTo(gradient);
        foreach (double[] part in gradients) { TensorPrimitives.Add<double>(gradient, part, gradient); }
        return losses.Sum() + TensorPrimitives.SumOfSquares<double>(solution.AsSpan(0, penalised)) / 2;
    }

    private double Add(int row, double[] solution, double[] p, double[] gradient)
    {
        WriteLogOdds(rows, row, solution, p);
        Softmax.Write(p, p);
        double loss = -Math.Log(Math.Max(p[labels[row]], double.Epsilon));
        p[labels[row]] -= 1;
        ReadOnlySpan<double> numbers = rows.NumbersOf(row);
        for (int i = 0; i < numbers.Length; i++)
        {
            Span<double> into = gradient.AsSpan(i * classes, classes);
            TensorPrimitives.MultiplyAdd(p, numbers[i], into, into);
        }
        foreach (int place in rows.PlacesOf(row))
        {
            if (place >= 0) { AddTo(gradient.AsSpan(place * classes, classes), p); }
        }
        AddTo(gradient.AsSpan(gradient.Length - classes), p);
        return loss;
    }

    private static void AddTo(Span<double> into, ReadOnlySpan<double> values) => TensorPrimitives.Add(into, values, into);
}
