namespace SynthTab.Learners.Trees;

/// <summary>A loss that boosted trees lower: where they start, and its derivatives at their present outputs.</summary>
internal abstract class BoostingLoss
{
    /// <summary>The numbers that the model gives for one row.</summary>
    public abstract int Outputs { get; }

    /// <summary>The best outputs that are the same for all rows, [outputs].</summary>
    public abstract double[] Start();

    /// <summary>Writes the derivatives at these outputs, [rows, outputs].</summary>
    public abstract void Differentiate(double[] outputs, Derivatives into);
}

/// <summary>½ (f - y)².</summary>
/// <param name="targets">The truth, [rows].</param>
internal sealed class SquaredLoss(double[] targets) : BoostingLoss
{
    /// <inheritdoc/>
    public override int Outputs => 1;

    /// <inheritdoc/>
    public override double[] Start() => [targets.Average()];

    /// <inheritdoc/>
    public override void Differentiate(double[] outputs, Derivatives into)
    {
        for (int row = 0; row < targets.Length; row++) { into.Slopes[row] = outputs[row] - targets[row]; }
        Array.Fill(into.Curvatures, 1);
    }
}

/// <summary>The negative log-likelihood of a yes or no, where the output is the log-odds of yes.</summary>
/// <param name="labels">The truth, [rows].</param>
internal sealed class YesNoLoss(bool[] labels) : BoostingLoss
{
    /// <inheritdoc/>
    public override int Outputs => 1;

    /// <inheritdoc/>
    public override double[] Start()
    {
        // Half a row of either kind more, so that a single kind has finite odds.
        double yes = labels.Count(label => label) + 0.5, no = labels.Length + 1 - yes;
        return [Math.Log(yes / no)];
    }

    /// <inheritdoc/>
    public override void Differentiate(double[] outputs, Derivatives into)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            double p = LogisticLoss.Sigmoid(outputs[row]);
            into.Slopes[row] = p - (labels[row] ? 1 : 0);
            into.Curvatures[row] = p * (1 - p);
        }
    }
}

/// <summary>The negative log-likelihood of a class, whose probabilities are the softmax of the outputs.</summary>
/// <remarks>The diagonal of the second derivatives, p (1 - p), is raised by K / (K - 1), which makes up for the classes moving
/// together: Friedman 2001, "Greedy Function Approximation: A Gradient Boosting Machine", eq. 34.</remarks>
/// <param name="labels">The truth, [rows], each from 0 to <paramref name="classes"/> - 1.</param>
/// <param name="classes">The number of classes; at least 2.</param>
internal sealed class ClassLoss(int[] labels, int classes) : BoostingLoss
{
    /// <inheritdoc/>
    public override int Outputs => classes;

    /// <inheritdoc/>
    public override double[] Start()
    {
        var counts = new double[classes];
        Array.Fill(counts, 0.5); // so that a class without rows has finite odds
        foreach (int label in labels) { counts[label]++; }
        return Array.ConvertAll(counts, count => Math.Log(count / labels.Length));
    }

    /// <inheritdoc/>
    public override void Differentiate(double[] outputs, Derivatives into)
    {
        double raised = classes / (classes - 1.0);
        for (int row = 0; row < labels.Length; row++)
        {
            Span<double> p = into.Slopes.AsSpan(row * classes, classes);
            Softmax.Write(outputs.AsSpan(row * classes, classes), p);
            for (int k = 0; k < classes; k++) { into.Curvatures[row * classes + k] = raised * p[k] * (1 - p[k]); }
            p[labels[row]] -= 1;
        }
    }
}
