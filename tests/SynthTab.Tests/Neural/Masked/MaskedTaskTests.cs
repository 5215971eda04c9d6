using SynthTab.Neural.Masked;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Masked;

/// <summary>The loss against a forward pass in plain numbers, its gradient against differences, and the memory of a step.</summary>
public sealed class MaskedTaskTests : TorchTests
{
    private static readonly int[] _rows = [3, 17, 41, 4, 29];
    private static readonly int[][] _codes = MaskedCase.Layout.Coding.Encode(MaskedCase.Table);

    [Fact]
    public void The_loss_is_that_of_the_orders_drawn_worked_out_in_plain_numbers()
    {
        using MaskedTask task = Make(ScalarType.Float64);
        double own = task.Loss(_rows, new NoiseSource(new RandomSource(9)));
        Assert.Equal(Reference(task.Parameters, new RandomSource(9)), own, 1e-9);
    }

    [Fact]
    public void The_gradient_agrees_with_differences()
    {
        using MaskedTask task = Make(ScalarType.Float64);
        using (NewDisposeScope()) { task.Step(_rows, new NoiseSource(new RandomSource(9)), 0); }
        double[] gradient = [.. task.Parameters.Views.SelectMany(view => view.grad!.reshape(-1).data<double>().ToArray())];
        double[] weights = task.Parameters.Vector.data<double>().ToArray();
        Assert.Equal(weights.Length, gradient.Length);
        const double step = 1e-5;
        double Loss(int at, double shift)
        {
            double[] moved = [.. weights];
            moved[at] += shift;
            using Tensor values = tensor(moved);
            task.Parameters.Fill(values);
            return task.Loss(_rows, new NoiseSource(new RandomSource(9)));
        }
        for (int at = 0; at < weights.Length; at += 41)
        {
            Assert.Equal((Loss(at, step) - Loss(at, -step)) / (2 * step), gradient[at], 1e-6);
        }
        Assert.All(task.Parameters.Shapes.Zip(task.Parameters.Views), p => Assert.True(p.Second.grad!.norm().item<double>() > 0, p.First.Name));
    }

    [Fact]
    public void Live_tensors_stay_as_many_over_fifty_steps()
    {
        using MaskedTask task = Make(ScalarType.Float32, MaskedCase.Options with { Dropout = 0.2 });
        var noise = new NoiseSource(new RandomSource(3));
        void Step()
        {
            using var scope = NewDisposeScope();
            task.Step(_rows, noise, 0);
            task.Parameters.ClearGradients();
        }
        Step();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int i = 0; i < 50; i++) { Step(); }
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    // Before anything is learned each column follows its own shares: the loss is the sum of their cross-entropies.
    [Fact]
    public void The_first_loss_is_that_of_the_columns_own_shares()
    {
        using var task = new MaskedTask(MaskedCase.Options, MaskedCase.Layout, _codes, 60, CPU, new RandomSource(1), ScalarType.Float64);
        double expected = MaskedCase.Layout.Coding.Columns.Select((column, i) =>
        {
            double rows = column.Counts.Sum();
            return -_rows.Average(row => Math.Log(column.Counts[_codes[i][row]] / rows));
        }).Sum();
        Assert.Equal(expected, task.Loss(_rows, new NoiseSource(new RandomSource(2))), 1e-6);
    }

    private static MaskedTask Make(ScalarType type, MaskedOptions? options = null)
    {
        var task = new MaskedTask(options ?? MaskedCase.Options, MaskedCase.Layout, _codes, 8, CPU, new RandomSource(1), type);
        MaskedCase.Randomize(task.Parameters);
        return task;
    }

    /// <summary>The mean over the rows of the sum over the columns of -ln p(cell | cells before it in the row's order).</summary>
    private static double Reference(FlatParameters parameters, RandomSource random)
    {
        MaskedLayout layout = MaskedCase.Layout;
        var weights = parameters.Shapes.ToDictionary(s => s.Name, s => parameters[s.Name].detach().reshape(-1).data<double>().ToArray());
        int columns = layout.Columns, width = layout.Width, embedding = layout.Embedding;
        int[] order = [.. Enumerable.Range(0, columns)];
        double sum = 0;
        foreach (int row in _rows)
        {
            random.Shuffle(order.AsSpan());
            for (int column = 0; column < columns; column++)
            {
                int[] seen = order[..Array.IndexOf(order, column)];
                var inputs = new double[layout.Inputs];
                foreach (int other in seen)
                {
                    Table(weights["embedding.class"], weights["embedding.place"], layout, other, _codes[other][row], embedding).CopyTo(inputs, other * embedding);
                    inputs[columns * embedding + other] = 1;
                }
                double[] hidden = Norm(Silu(Product(weights, "first", column, inputs, width)), weights, "first", column);
                double[] inner = Silu(Product(weights, "blocks.0.in", column, hidden, width)), outer = Product(weights, "blocks.0.out", column, inner, width);
                hidden = Norm([.. hidden.Zip(outer, (a, b) => a + b)], weights, "blocks.0", column);
                double[] logits = [.. Enumerable.Range(0, layout.Classes[column]).Select(own => weights["answer.bias"][layout.Offsets[column] + own]
                    + Table(weights["answer.class"], weights["answer.place"], layout, column, own, width).Zip(hidden, (a, b) => a * b).Sum())];
                sum += Math.Log(logits.Sum(Math.Exp)) - logits[_codes[column][row]];
            }
        }
        return sum / _rows.Length;
    }

    private static double[] Table(double[] own, double[] place, MaskedLayout layout, int column, int code, int width)
    {
        float[] features = ClassFeatures.Of(layout.Coding.Columns[column]);
        return [.. Enumerable.Range(0, width).Select(j => own[(layout.Offsets[column] + code) * width + j]
            + Enumerable.Range(0, ClassFeatures.Width).Sum(f => features[code * ClassFeatures.Width + f] * place[(column * ClassFeatures.Width + f) * width + j]))];
    }

    private static double[] Product(Dictionary<string, double[]> weights, string name, int column, double[] inputs, int width)
        => [.. Enumerable.Range(0, width).Select(j => weights[$"{name}.bias"][column * width + j]
            + inputs.Select((x, i) => x * weights[$"{name}.weight"][(column * inputs.Length + i) * width + j]).Sum())];

    private static double[] Silu(double[] values) => Array.ConvertAll(values, v => v / (1 + Math.Exp(-v)));

    private static double[] Norm(double[] values, Dictionary<string, double[]> weights, string name, int column)
    {
        double mean = values.Average(), spread = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)) + 1e-5);
        return [.. values.Select((v, j) => (v - mean) / spread * weights[$"{name}.scale"][column * values.Length + j] + weights[$"{name}.shift"][column * values.Length + j])];
    }
}
