using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.TabDiff;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Benchmarks;

/// <summary>
/// One training step of TabDiff with its default options on rows of Adult's layout, and one answer of sampling, one thread each,
/// beside their matrix products alone.
/// </summary>
internal sealed class TabDiffStepBenchmark : IDisposable
{
    private readonly TabDiffOptions _options = new();
    private readonly MixedLayout _layout = new(AdultLike.Layout);
    private readonly TabDiffTask _task, _half;
    private readonly FusedAdam _adam;
    private readonly ExponentialMovingAverage _average;
    private readonly int[] _rows;
    private long _steps;

    public TabDiffStepBenchmark()
    {
        TorchRuntime.Ensure();
        EncodedRows rows = EncodedRows.Of(AdultLike.Rows(10_000), _layout.Encoded);
        _task = new TabDiffTask(_options, _layout, rows, _options.BatchSize, CPU, new RandomSource(1));
        _half = new TabDiffTask(
            _options with { Products = ProductPrecision.Bfloat16 }, _layout, rows, _options.BatchSize, CPU, new RandomSource(1));
        _adam = new FusedAdam(_task.Parameters, _options.Training.Adam);
        _average = new ExponentialMovingAverage(_task.Parameters.Vector, _options.EmaDecay);
        _rows = [.. Enumerable.Range(0, _options.BatchSize)];
    }

    public void Run(int rounds)
    {
        Console.WriteLine($"row width {_layout.Width}, {_task.Parameters.Vector.numel()} parameters, {get_num_threads()} thread");
        LayerProduct[] products = LayerProduct.Of(_task.Parameters, _options.BatchSize, training: true);
        new Interleaved()
            .Add("matrix products alone (bound)", () => Array.ForEach(products, p => p.Do()))
            .Add("noise, forward, loss and backward", Learn)
            .Add("optimizer and average", Move)
            .Add("whole step", () => { Learn(); Move(); })
            .Add("whole step, bfloat16 products", () => { LearnHalf(); Move(); })
            .Run($"A step of {_options.BatchSize} rows", rounds);
        RunSampling(rounds);
    }

    public void Dispose()
    {
        _task.Dispose();
        _half.Dispose();
        _adam.Dispose();
        _average.Dispose();
    }

    private void RunSampling(int rounds)
    {
        const int Rows = 1024;
        var rows = new MaskedRows(_layout, Rows);
        var estimate = new RowEstimate(_layout, Rows);
        TabDiffSchedules schedules = _task.Network.Schedules(_task.Parameters);
        using var denoiser = new NetworkDenoiser(_task.Network, _task.Parameters, schedules, _layout, Rows);
        LayerProduct[] products = LayerProduct.Of(_task.Parameters, Rows, training: false);
        new Interleaved()
            .Add("matrix products alone (bound)", () => Array.ForEach(products, p => p.Do()))
            .Add("answer", () => denoiser.Denoise(rows, 0.4, estimate))
            .Run($"An answer for {Rows} rows", rounds);
    }

    private void Learn()
    {
        using var scope = NewDisposeScope();
        _task.Parameters.ClearGradients();
        _task.Step(_rows, new NoiseSource(new RandomSource(1, (ulong)_steps++)), 0);
    }

    private void LearnHalf()
    {
        using var scope = NewDisposeScope();
        _half.Parameters.ClearGradients();
        _half.Step(_rows, new NoiseSource(new RandomSource(1, (ulong)_steps++)), 0);
    }

    private void Move()
    {
        double norm = GradientNorm.Of(_task.Parameters);
        _adam.Step(0.01, GradientNorm.Shortening(norm, _options.ClipNorm));
        _average.Update();
    }
}
