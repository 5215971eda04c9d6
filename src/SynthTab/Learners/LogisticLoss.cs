using System.Numerics.Tensors;

namespace SynthTab.Learners;

/// <summary>The penalised log loss of a linear model and its derivatives, summed over rows in fixed blocks, so that the sums do
/// not depend on the number of threads.</summary>
internal sealed class LogisticLoss
{
    private const int Blocks = 8;

    private readonly StandardRows _rows;
    private readonly bool[] _labels;
    private readonly int _size; // features and the intercept

    /// <summary>Takes the rows and the truth of each.</summary>
    public LogisticLoss(StandardRows rows, bool[] labels)
    {
        _rows = rows;
        _labels = labels;
        _size = rows.Width + 1;
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : 1 - 1 / (1 + Math.Exp(x));

    /// <summary>w·x + b of one row.</summary>
    public static double LogOdds(StandardRows rows, int row, ReadOnlySpan<double> solution)
    {
        double sum = solution[^1] + TensorPrimitives.Dot(rows.NumbersOf(row), solution[..rows.NumberCount]);
        foreach (int place in rows.PlacesOf(row))
        {
            if (place >= 0) { sum += solution[place]; }
        }
        return sum;
    }

    /// <summary>The loss at the solution: weights, then the intercept.</summary>
    public double Value(double[] solution)
    {
        var sums = new double[Blocks];
        ForBlocks((block, start, end) =>
        {
            double sum = 0;
            for (int row = start; row < end; row++)
            {
                double x = LogOdds(_rows, row, solution);
                double against = _labels[row] ? -x : x;
                sum += against > 0 ? against + Math.Log(1 + Math.Exp(-against)) : Math.Log(1 + Math.Exp(against));
            }
            sums[block] = sum;
        });
        ReadOnlySpan<double> weights = solution.AsSpan(0, _size - 1);
        return sums.Sum() + TensorPrimitives.Dot(weights, weights) / 2;
    }

    /// <summary>The gradient, [size], and the matrix of second derivatives on and below the diagonal, [size, size].</summary>
    public (double[] Gradient, double[] Curvature) Derivatives(double[] solution)
    {
        var gradients = new double[Blocks][];
        var curvatures = new double[Blocks][];
        ForBlocks((block, start, end) =>
        {
            gradients[block] = new double[_size];
            curvatures[block] = new double[_size * _size];
            for (int row = start; row < end; row++) { Add(row, solution, gradients[block], curvatures[block]); }
        });
        (double[] gradient, double[] curvature) = (gradients[0], curvatures[0]);
        for (int block = 1; block < Blocks; block++)
        {
            TensorPrimitives.Add<double>(gradient, gradients[block], gradient);
            TensorPrimitives.Add<double>(curvature, curvatures[block], curvature);
        }
        for (int i = 0; i < _size - 1; i++)
        {
            gradient[i] += solution[i];
            curvature[i * _size + i] += 1;
        }
        return (gradient, curvature);
    }

    private void Add(int row, double[] solution, double[] gradient, double[] curvature)
    {
        double p = Sigmoid(LogOdds(_rows, row, solution));
        NormalEquations.Add(_rows, row, p - (_labels[row] ? 1 : 0), p * (1 - p), gradient, curvature);
    }

    private void ForBlocks(Action<int, int, int> work)
        => Parallel.For(0, Blocks, block => work(block, (int)((long)_rows.Rows * block / Blocks), (int)((long)_rows.Rows * (block + 1) / Blocks)));
}
