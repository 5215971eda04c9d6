using System.Numerics.Tensors;

namespace SynthTab.Learners;

/// <summary>Minimises a smooth convex function by its gradient: L-BFGS with ten remembered steps and halved step lengths.</summary>
/// <remarks>Nocedal and Wright 2006, "Numerical Optimization", algorithm 7.4.</remarks>
internal static class LimitedMemoryDescent
{
    private const int Remembered = 10;
    private const int MostSteps = 500;

    /// <summary>Walks until a step no longer lowers the value by one part in 10^11, or 500 steps.</summary>
    /// <param name="function">Gives the value at a point and writes the gradient.</param>
    /// <param name="start">Where to begin; not changed.</param>
    /// <param name="cancellation">Asked before each step.</param>
    public static double[] Minimise(Func<double[], double[], double> function, double[] start, CancellationToken cancellation)
    {
        double[] point = [.. start], gradient = new double[start.Length];
        double value = function(point, gradient);
        var steps = new List<Step>();
        for (int i = 0; i < MostSteps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] direction = Direction(gradient, steps);
            double slope = TensorPrimitives.Dot<double>(gradient, direction);
            if (slope >= 0) { break; }
            // The first direction is the gradient itself, which has no scale: begin with a length of 1.
            double length = steps.Count == 0 ? Math.Min(1, 1 / TensorPrimitives.Norm<double>(gradient)) : 1;
            if (!TryStep(function, point, value, direction, slope, length, out double[] next, out double[] nextGradient, out double reached)) { break; }
            Remember(steps, point, next, gradient, nextGradient);
            double gained = value - reached;
            (point, gradient, value) = (next, nextGradient, reached);
            if (gained <= 1e-11 * (1 + Math.Abs(value))) { break; }
        }
        return point;
    }

    private static bool TryStep(
        Func<double[], double[], double> function, double[] point, double value, double[] direction, double slope, double length,
        out double[] next, out double[] nextGradient, out double reached)
    {
        next = new double[point.Length];
        nextGradient = new double[point.Length];
        for (reached = value; length > 1e-12; length /= 2)
        {
            TensorPrimitives.MultiplyAdd<double>(direction, length, point, next);
            reached = function(next, nextGradient);
            if (reached <= value + 1e-4 * length * slope) { return true; } // Armijo's rule
        }
        return false;
    }

    private static void Remember(List<Step> steps, double[] point, double[] next, double[] gradient, double[] nextGradient)
    {
        double[] moved = new double[point.Length], turned = new double[point.Length];
        TensorPrimitives.Subtract<double>(next, point, moved);
        TensorPrimitives.Subtract<double>(nextGradient, gradient, turned);
        double curvature = TensorPrimitives.Dot<double>(moved, turned);
        if (curvature <= 1e-300) { return; }
        if (steps.Count == Remembered) { steps.RemoveAt(0); }
        steps.Add(new Step(moved, turned, curvature));
    }

    /// <summary>The two-loop recursion: minus the remembered inverse curvature times the gradient.</summary>
    private static double[] Direction(double[] gradient, List<Step> steps)
    {
        double[] direction = new double[gradient.Length];
        TensorPrimitives.Negate<double>(gradient, direction);
        var shares = new double[steps.Count];
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            shares[i] = TensorPrimitives.Dot<double>(steps[i].Moved, direction) / steps[i].Curvature;
            TensorPrimitives.MultiplyAdd<double>(steps[i].Turned, -shares[i], direction, direction);
        }
        if (steps.Count > 0)
        {
            Step last = steps[^1];
            TensorPrimitives.Multiply(direction, last.Curvature / TensorPrimitives.SumOfSquares<double>(last.Turned), direction);
        }
        for (int i = 0; i < steps.Count; i++)
        {
            double back = TensorPrimitives.Dot<double>(steps[i].Turned, direction) / steps[i].Curvature;
            TensorPrimitives.MultiplyAdd<double>(steps[i].Moved, shares[i] - back, direction, direction);
        }
        return direction;
    }

    /// <summary>One step: how far it moved, how the gradient turned, and their product.</summary>
    private sealed record Step(double[] Moved, double[] Turned, double Curvature);
}
