namespace SynthTab.Learners.Trees;

/// <summary>The first and second derivatives of a loss with respect to each row's outputs: what a tree is grown from.</summary>
internal sealed class Derivatives
{
    /// <summary>Room for the derivatives of so many rows and outputs.</summary>
    public Derivatives(int rows, int outputs)
    {
        Outputs = outputs;
        Slopes = new double[rows * outputs];
        Curvatures = new double[rows * outputs];
    }

    /// <summary>The numbers that the model gives for one row.</summary>
    public int Outputs { get; }

    /// <summary>First derivatives, [rows, outputs].</summary>
    public double[] Slopes { get; }

    /// <summary>Second derivatives, the diagonal alone, [rows, outputs].</summary>
    public double[] Curvatures { get; }

    /// <summary>The slopes of each row and then the mean of its curvatures, [rows, outputs + 1]: by these splits are chosen.</summary>
    public double[] Summary()
    {
        if (Outputs == 1)
        {
            var pairs = new double[2 * Slopes.Length];
            for (int row = 0; row < Slopes.Length; row++) { (pairs[2 * row], pairs[2 * row + 1]) = (Slopes[row], Curvatures[row]); }
            return pairs;
        }
        int rows = Slopes.Length / Outputs, width = Outputs + 1;
        var summary = new double[rows * width];
        for (int row = 0; row < rows; row++)
        {
            Slopes.AsSpan(row * Outputs, Outputs).CopyTo(summary.AsSpan(row * width));
            double sum = 0;
            foreach (double curvature in Curvatures.AsSpan(row * Outputs, Outputs)) { sum += curvature; }
            summary[row * width + Outputs] = sum / Outputs;
        }
        return summary;
    }
}
