using SynthTab.Encoders;
using SynthTab.Neural.Gan;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Benchmarks;

/// <summary>
/// One training step of CTGAN with its default options on rows of Adult's layout, one thread: its parts, the matrix products
/// alone as the bound, and the closed form of the gradient penalty against double backward.
/// </summary>
internal sealed class CtganStepBenchmark : IDisposable
{
    private static readonly int[] _categories = [9, 16, 7, 15, 6, 5, 2, 42, 2];

    private readonly CtganOptions _options = new();
    private readonly EncodedLayout _layout = AdultLikeLayout();
    private readonly ConditionLayout _conditions;
    private readonly CtganNetworks _networks;
    private readonly AdversarialStep _step;
    private long _steps;

    public CtganStepBenchmark()
    {
        TorchRuntime.Ensure();
        _conditions = new ConditionLayout(_layout, conditional: true);
        EncodedRows rows = EncodedRows.Of(RandomRows(10_000), _layout);
        _networks = new CtganNetworks(_options, _layout, _conditions, CPU, 1);
        _step = new AdversarialStep(_options, _networks, _layout, rows, _conditions, new ConditionSampler(rows, _conditions), CPU, new RandomSource(2));
    }

    private int Packs => _options.BatchSize / _options.Pac;

    private int CriticInputs => (_layout.Width + _conditions.Width) * _options.Pac;

    public void Run(int rounds)
    {
        Console.WriteLine($"row width {_layout.Width}, condition width {_conditions.Width}, {get_num_threads()} thread");
        LayerProduct[] products = ProductsOfAStep();
        Tensor logits = null!, made = null!;
        var outer = NewDisposeScope();
        new Interleaved()
            .Add("matrix products alone (bound)", () => Array.ForEach(products, p => p.Do()))
            .Add("rows are made", () => { outer.Dispose(); outer = NewDisposeScope(); (logits, made) = _step.MakeRows(); })
            .Add("critic step", () => _step.TrainCritic(made.detach()))
            .Add("generator step", () => _step.TrainGenerator(logits, made))
            .Add("whole step", () => _step.Run(++_steps))
            .Run("A step of 500 rows", rounds);
        outer.Dispose();
        RunPenalty(rounds);
        RunAdam(rounds);
    }

    public void Dispose()
    {
        _step.Dispose();
        _networks.Dispose();
    }

    private void RunPenalty(int rounds)
    {
        using var scope = NewDisposeScope();
        Tensor rows = randn(Packs, CriticInputs);
        Tensor[] masks = [.. _options.CriticWidths.Select(w => (rand(Packs, w) < 0.5).to_type(ScalarType.Float32) * 2)];
        Tensor first = _networks.Critic.FirstLayer(rows).detach(); // a step has it from the scores
        new Interleaved()
            .Add("closed form", () => Backward(() => GradientPenalty.Of(_networks.Critic, first, masks)))
            .Add("double backward", () => Backward(() =>
            {
                Tensor x = rows.detach().requires_grad_(true);
                Tensor score = _networks.Critic.Score(_networks.Critic.FirstLayer(x), masks);
                Tensor slope = autograd.grad([score], [x], [ones_like(score)], retain_graph: true, create_graph: true)[0];
                return (slope.norm(1) - 1).square().mean();
            }))
            .Run("Gradient penalty, value and derivatives", rounds);
    }

    private void RunAdam(int rounds)
    {
        using var scope = NewDisposeScope();
        FlatParameters critic = _networks.CriticParameters;
        critic.ClearGradients();
        foreach (Tensor view in critic.Views) { (view * 0.01).sum().backward(); }
        var parameters = critic.Views.Select(v => new TorchSharp.Modules.Parameter(v.detach().clone())).ToArray();
        foreach (TorchSharp.Modules.Parameter parameter in parameters) { (parameter * 0.01).sum().backward(); }
        using var reference = optim.Adam(parameters, lr: 2e-4, beta1: 0.5, beta2: 0.9, weight_decay: 1e-6);
        new Interleaved()
            .Add("fused, in memory", () => _step.Critic.Step(byTensors: false))
            .Add("fused, by tensors", () => _step.Critic.Step(byTensors: true))
            .Add("torch.optim.Adam", () => { using var inner = NewDisposeScope(); reference.step(); })
            .Run("Adam over the critic's parameters", rounds);
    }

    private void Backward(Func<Tensor> value)
    {
        using var scope = NewDisposeScope();
        _networks.CriticParameters.ClearGradients();
        value().backward();
    }

    /// <summary>The products that a step cannot do without: the generator forward and backward once; the critic forward and
    /// backward on both kinds of rows; the closed form and its backward; the generator's way back through the critic.</summary>
    private LayerProduct[] ProductsOfAStep()
    {
        int hidden = _options.CriticWidths[0], rows = _options.BatchSize, input = _options.EmbeddingSize + _conditions.Width;
        return
        [
            new(rows, input, 256, Weight: true, Input: false),
            new(rows, input + 256, 256, Weight: true, Input: true),
            new(rows, input + 512, _layout.Width, Weight: true, Input: true),
            new(2 * Packs, CriticInputs, hidden, Weight: true, Input: false),
            new(2 * Packs, hidden, hidden, Weight: true, Input: true),
            new(Packs, hidden, hidden, Weight: true, Input: true),
            new(Packs, hidden, CriticInputs, Weight: true, Input: true),
            new(Packs, CriticInputs, hidden, Weight: false, Input: true),
            new(Packs, hidden, hidden, Weight: false, Input: true),
        ];
    }

    private static EncodedLayout AdultLikeLayout()
    {
        var spans = new List<EncodedSpan>();
        int next = 0;
        void Add(int column, int width, SpanKind kind, bool isCategory)
        {
            spans.Add(new EncodedSpan(column, next, width, kind, isCategory));
            next += width;
        }
        for (int column = 0; column < 6; column++)
        {
            Add(column, 1, SpanKind.Scalar, isCategory: false);
            Add(column, 10, SpanKind.OneHot, isCategory: false);
        }
        foreach ((int i, int width) in _categories.Index()) { Add(6 + i, width, SpanKind.OneHot, isCategory: true); }
        return new EncodedLayout(spans);
    }

    private EncodedMatrix RandomRows(int rows)
    {
        var matrix = new EncodedMatrix(rows, _layout.Width, new float[rows * _layout.Width]);
        var random = new RandomSource(3);
        for (int row = 0; row < rows; row++)
        {
            foreach (EncodedSpan span in _layout.Spans)
            {
                if (span.Kind == SpanKind.Scalar) { matrix.Row(row)[span.Start] = (float)(2 * random.NextDouble() - 1); }
                else { matrix.Row(row)[span.Start + random.NextInt(span.Width)] = 1; }
            }
        }
        return matrix;
    }
}
