using System.Numerics.Tensors;

namespace SynthTab.Encoders.Mixtures;

/// <summary>How many rows of each cell each component is held responsible for: the soft counts between two updates.</summary>
internal sealed class Responsibilities
{
    private readonly WeightedCells _cells;
    private readonly double[][] _rows;                      // [components][cells]
    private readonly double[] _scratch, _highest, _sum;     // [cells]
    private readonly double[] _total, _mean, _variance, _constants; // [components]

    public Responsibilities(WeightedCells cells, int components)
    {
        _cells = cells;
        _rows = [.. Enumerable.Range(0, components).Select(_ => new double[cells.Count])];
        _scratch = new double[cells.Count];
        _highest = new double[cells.Count];
        _sum = new double[cells.Count];
        _total = new double[components];
        _mean = new double[components];
        _variance = new double[components];
        _constants = new double[components];
    }

    /// <summary>
    /// Deals the cells out in order, one run of cells to each component. Cells count by the root of their rows: a value that
    /// stands alone with most of the rows then takes one component and not all, and a thin tail still gets its own.
    /// </summary>
    public void StartAtQuantiles()
    {
        double all = _cells.Weights.Sum(Math.Sqrt), before = 0;
        for (int i = 0; i < _cells.Count; i++)
        {
            double own = Math.Sqrt(_cells.Weights[i]);
            int k = Math.Min(_rows.Length - 1, (int)(_rows.Length * (before + own / 2) / all));
            _rows[k][i] = _cells.Weights[i];
            before += own;
        }
    }

    /// <summary>Updates the belief from the soft counts.</summary>
    public void Teach(VariationalPosterior posterior)
    {
        for (int k = 0; k < _rows.Length; k++)
        {
            double[] rows = _rows[k];
            _total[k] = TensorPrimitives.Sum<double>(rows);
            if (_total[k] < 1e-100) // nothing to learn from, and nothing to divide by
            {
                (_total[k], _mean[k], _variance[k]) = (0, 0, 0);
                continue;
            }
            _mean[k] = TensorPrimitives.Dot<double>(rows, _cells.Means) / _total[k];
            TensorPrimitives.Subtract(_cells.Means, _mean[k], _scratch);
            TensorPrimitives.MultiplyAdd<double>(_scratch, _scratch, _cells.Variances, _scratch);
            _variance[k] = TensorPrimitives.Dot<double>(rows, _scratch) / _total[k];
        }
        posterior.Update(_total, _mean, _variance);
    }

    /// <summary>Shares the rows out anew; returns the expected log evidence, sum over rows of ln sum over components.</summary>
    public double Ask(VariationalPosterior posterior)
    {
        posterior.Constants(_constants);
        Array.Fill(_highest, double.NegativeInfinity);
        for (int k = 0; k < _rows.Length; k++)
        {
            double[] logs = _rows[k];
            TensorPrimitives.Subtract(_cells.Means, posterior.Mean(k), logs);
            TensorPrimitives.MultiplyAdd<double>(logs, logs, _cells.Variances, logs);
            TensorPrimitives.Multiply(logs, -0.5 * posterior.Precision(k), logs);
            TensorPrimitives.Add(logs, _constants[k], logs);
            TensorPrimitives.Max<double>(_highest, logs, _highest);
        }
        Array.Clear(_sum);
        foreach (double[] logs in _rows)
        {
            TensorPrimitives.Subtract<double>(logs, _highest, logs);
            TensorPrimitives.Exp<double>(logs, logs);
            TensorPrimitives.Add<double>(_sum, logs, _sum);
        }
        TensorPrimitives.Divide<double>(_cells.Weights, _sum, _scratch);
        foreach (double[] shares in _rows) { TensorPrimitives.Multiply<double>(shares, _scratch, shares); }
        TensorPrimitives.Log<double>(_sum, _sum);
        TensorPrimitives.Add<double>(_sum, _highest, _sum);
        return TensorPrimitives.Dot<double>(_sum, _cells.Weights);
    }
}
