using SynthTab.Encoders;
using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Diffusion.TabDdpm;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Benchmarks;

/// <summary>
/// One training step of TabDDPM with its default options on rows of Adult's layout, and one step of sampling, one thread each,
/// beside their matrix products alone.
/// </summary>
internal sealed class TabDdpmStepBenchmark : IDisposable
{
    // Adult under the quantile-normal coding: point masses of six numbers, then the levels of nine categories.
    private static readonly int[] _numbers = [1, 1, 16, 4, 13, 9], _categories = [9, 16, 7, 15, 6, 5, 2, 42, 2];

    private readonly TabDdpmOptions _options = new();
    private readonly MixedLayout _layout = new(AdultLikeLayout());
    private readonly TabDdpmTask _task, _half;
    private readonly FusedAdam _adam;
    private readonly ExponentialMovingAverage _average;
    private readonly int[] _rows;
    private readonly Tensor _inputs, _times, _flags;
    private long _steps;

    public TabDdpmStepBenchmark()
    {
        TorchRuntime.Ensure();
        EncodedRows rows = EncodedRows.Of(RandomRows(10_000), _layout.Encoded);
        _task = new TabDdpmTask(_options, rows, _layout, null, CPU, new RandomSource(1));
        _half = new TabDdpmTask(
            _options with { Products = ProductPrecision.Bfloat16 }, rows, _layout, null, CPU, new RandomSource(1));
        _adam = new FusedAdam(_task.Parameters, _options.Training.Adam);
        _average = new ExponentialMovingAverage(_task.Parameters.Vector, _options.EmaDecay);
        _rows = [.. Enumerable.Range(0, _options.BatchSize)];
        (_inputs, _times, _flags) = (randn(_rows.Length, _layout.Width), rand(_rows.Length), zeros(_rows.Length, _layout.Columns));
    }

    public void Run(int rounds)
    {
        Console.WriteLine($"row width {_layout.Width}, {_task.Parameters.Vector.numel()} parameters, {get_num_threads()} thread");
        LayerProduct[] products = LayerProduct.Of(_task.Parameters, _options.BatchSize, training: true);
        new Interleaved()
            .Add("matrix products alone (bound)", () => Array.ForEach(products, p => p.Do()))
            .Add("recorded by torch, network alone", Pass)
            .Add("rows, noise, network and loss", Learn)
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
        const int Rows = 2048;
        var levels = new SignalLevels(new CosineSchedule(), _options.NoiseSteps);
        MixedState state = MixedState.Of(_layout, Rows);
        var estimate = new MixedEstimate(state);
        var told = new ToldCells(_layout, MixedState.Of(_layout, Rows));
        var noise = new NoiseSource(new RandomSource(2));
        state.FillNoise(noise);
        using var denoiser = new TabDdpmDenoiser(_task.Parameters, _options.Network(_layout), _options.NumberTarget, levels, told, 0);
        LayerProduct[] products = LayerProduct.Of(_task.Parameters, Rows, training: false);
        var ancestral = new AncestralSampler(levels);
        new Interleaved()
            .Add("matrix products alone (bound)", () => Array.ForEach(products, p => p.Do()))
            .Add("estimate", () => denoiser.Estimate(state, 500, estimate))
            .Add("estimate and step", () => { denoiser.Estimate(state, 500, estimate); ancestral.Step(state, estimate, 500, 480, noise); })
            .Run($"A sampling step of {Rows} rows", rounds);
    }

    private void Learn()
    {
        _task.Parameters.ClearGradients();
        _task.Step(_rows, new NoiseSource(new RandomSource(1, (ulong)_steps++)), 0);
    }

    private void LearnHalf()
    {
        _half.Parameters.ClearGradients();
        _half.Step(_rows, new NoiseSource(new RandomSource(1, (ulong)_steps++)), 0);
    }

    private void Pass()
    {
        using var scope = NewDisposeScope();
        _task.Parameters.ClearGradients();
        Tensor said = ResidualMlp.Forward(_task.Parameters, _options.Network(_layout), _inputs, _times, _flags);
        said.backward([said.detach()]);
    }

    private void Move()
    {
        double norm = GradientNorm.Of(_task.Parameters);
        _adam.Step(0.01, GradientNorm.Shortening(norm, _options.ClipNorm));
        _average.Update();
    }

    private static EncodedLayout AdultLikeLayout()
    {
        var spans = new List<EncodedSpan>();
        int next = 0;
        foreach ((int column, int slots) in _numbers.Index())
        {
            spans.Add(new EncodedSpan(column, next++, 1, SpanKind.Scalar, false));
            if (slots > 1) { spans.Add(new EncodedSpan(column, next, slots, SpanKind.OneHot, false)); }
            next += slots > 1 ? slots : 0;
        }
        foreach ((int i, int width) in _categories.Index())
        {
            spans.Add(new EncodedSpan(_numbers.Length + i, next, width, SpanKind.OneHot, true));
            next += width;
        }
        return new EncodedLayout(spans);
    }

    private EncodedMatrix RandomRows(int rows)
    {
        int width = _layout.Encoded.Width;
        var matrix = new EncodedMatrix(rows, width, new float[rows * width]);
        var random = new RandomSource(3);
        for (int row = 0; row < rows; row++)
        {
            foreach (EncodedSpan span in _layout.Encoded.Spans)
            {
                if (span.Kind == SpanKind.Scalar) { matrix.Row(row)[span.Start] = (float)random.NextNormal(); }
                else { matrix.Row(row)[span.Start + random.NextInt(span.Width)] = 1; }
            }
        }
        return matrix;
    }
}
