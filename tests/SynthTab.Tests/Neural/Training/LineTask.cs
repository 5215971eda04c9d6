using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Training;

/// <summary>The smallest thing that can be trained: slope and height of a line, by the squared error of noisy points of it.</summary>
internal sealed class LineTask : ITrainingTask, IDisposable
{
    public const double Slope = 2, Height = -1;

    private readonly float[] _x, _y;

    public LineTask(int rows, double noise = 0.1)
    {
        var random = new RandomSource(11);
        _x = [.. Enumerable.Range(0, rows).Select(_ => (float)random.NextNormal())];
        _y = [.. _x.Select(x => (float)(Slope * x + Height + noise * random.NextNormal()))];
        Parameters = new FlatParameters([new("slope", [1], 0, 0), new("height", [1], 0, 0)], CPU, trained: true);
    }

    public FlatParameters Parameters { get; }

    /// <summary>The steps, counted from 1, whose loss is made NaN.</summary>
    public HashSet<int> Broken { get; } = [];

    /// <summary>Is told the number of each step, from 1, at its end.</summary>
    public Action<int>? AfterStep { get; set; }

    /// <summary>What every step was given: its rows, its first random number, and the progress.</summary>
    public List<(int[] Rows, ulong Noise, double Progress)> Steps { get; } = [];

    public double Step(ReadOnlySpan<int> rows, NoiseSource noise, double progress)
    {
        Steps.Add((rows.ToArray(), noise.Random.NextBits(), progress));
        using var scope = NewDisposeScope();
        Tensor loss = Error(rows);
        if (Broken.Contains(Steps.Count)) { loss = loss * float.NaN; }
        loss.backward();
        AfterStep?.Invoke(Steps.Count);
        return loss.item<float>();
    }

    public double Loss(ReadOnlySpan<int> rows, NoiseSource noise)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Error(rows).item<float>();
    }

    public void Dispose() => Parameters.Dispose();

    private Tensor Error(ReadOnlySpan<int> rows)
    {
        int[] chosen = rows.ToArray();
        Tensor x = tensor(Array.ConvertAll(chosen, i => _x[i])), y = tensor(Array.ConvertAll(chosen, i => _y[i]));
        Tensor miss = (x * Parameters["slope"]).Plus(Parameters["height"]).Minus(y);
        return (miss * miss).mean();
    }
}

/// <summary>What comes of it.</summary>
internal sealed class LineSampler(FlatParameters weights, TrainingSummary summary) : IRowSampler
{
    public float[] Weights => weights.Vector.data<float>().ToArray();

    public TrainingSummary Summary => summary;

    public int BlockRows => 1;

    public Table Generate(BlockRequest request) => throw new NotSupportedException("A line makes no rows.");

    public void Write(ModelContents contents) => SavedWeights.Write(weights, contents.Weights, "line.");

    public void Dispose() => weights.Dispose();
}
