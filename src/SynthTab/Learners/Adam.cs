namespace SynthTab.Learners;

/// <summary>Adam: steps of about equal length for every weight, from running means of its slope and of the slope's square.</summary>
/// <remarks>Kingma and Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1.</remarks>
/// <param name="weights">The weights, changed in place by every step.</param>
internal sealed class Adam(float[] weights)
{
    private const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    private readonly float[] _mean = new float[weights.Length], _square = new float[weights.Length];
    private int _steps;

    /// <summary>The slopes summed for the next step, which takes them and leaves zeros.</summary>
    public float[] Gradient { get; } = new float[weights.Length];

    /// <summary>Moves the weights.</summary>
    /// <param name="length">About how far each moves.</param>
    /// <param name="scale">The factor of the summed slopes.</param>
    public void Step(double length, double scale)
    {
        _steps++;
        double corrected = length * Math.Sqrt(1 - Math.Pow(Beta2, _steps)) / (1 - Math.Pow(Beta1, _steps));
        float step = (float)corrected, factor = (float)scale;
        for (int i = 0; i < weights.Length; i++)
        {
            float slope = Gradient[i] * factor;
            Gradient[i] = 0;
            _mean[i] = Beta1 * _mean[i] + (1 - Beta1) * slope;
            _square[i] = Beta2 * _square[i] + (1 - Beta2) * slope * slope;
            weights[i] -= step * _mean[i] / (MathF.Sqrt(_square[i]) + Epsilon);
        }
    }
}
