using System.Runtime.InteropServices;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Networks;

/// <summary>Against the same network as recorded and differentiated by torch in double precision.</summary>
public sealed class FusedMlpTests : TorchTests
{
    private static readonly MlpShape _shape = new(6, 5) { Stream = 19, Widths = [10, 33], TimeWidth = 4, Conditions = 3 };

    public static TheoryData<bool, bool, int> Forms => new() { { true, true, 3 }, { true, false, 0 }, { false, true, 0 }, { false, false, 3 } };

    // Twice, with fewer rows the second time: nothing of the first pass may be left in the second.
    [Theory, MemberData(nameof(Forms))]
    public void Answers_and_gradients_are_those_of_double_precision(bool residual, bool relu, int conditions)
    {
        MlpShape shape = _shape with
        {
            Kind = residual ? MlpKind.Residual : MlpKind.Plain,
            Activation = relu ? MlpActivation.Relu : MlpActivation.Silu,
            Conditions = conditions,
        };
        using var scope = NewDisposeScope();
        using FlatParameters own = Parameters(shape, ScalarType.Float32), wide = Parameters(shape, ScalarType.Float64);
        using var fused = new FusedMlp(own, shape, 12);
        foreach (int rows in new[] { 12, 7 })
        {
            (Tensor x, Tensor times, Tensor slopes) = (Numbers(rows, 6), Numbers(rows, 1).view(-1).abs() * 100, Numbers(rows, 5));
            Tensor? told = conditions > 0 ? Numbers(rows, conditions) : null;
            own.ClearGradients();
            wide.ClearGradients();
            Tensor made = fused.Forward(Single(x), Single(times), told is null ? null : Single(told)).Rows;
            fused.Backward(MemoryMarshal.Cast<byte, float>(Single(slopes).bytes));
            Tensor expected = ResidualMlp.Forward(wide, shape, x, times, told);
            expected.backward([slopes]);
            Assert.True(expected.allclose(made.to_type(ScalarType.Float64), 1e-4, 1e-5));
            foreach (ParameterShape parameter in shape.Parameters())
            {
                Tensor wanted = wide[parameter.Name].grad!, found = own[parameter.Name].grad!.to_type(ScalarType.Float64);
                double length = wanted.norm().item<double>();
                Assert.True(length > 1e-3, $"{parameter.Name} has no gradient");
                Assert.Equal(0, (wanted - found).norm().item<double>() / length, 1e-4);
            }
        }
    }

    [Fact]
    public void One_time_for_all_rows_is_that_time_for_each()
    {
        using var scope = NewDisposeScope();
        using FlatParameters p = Parameters(_shape, ScalarType.Float32);
        using var fused = new FusedMlp(p, _shape, 8);
        (Tensor x, Tensor told) = (Single(Numbers(8, 6)), Single(Numbers(8, 3)));
        using Tensor each = fused.Forward(x, full(8, 30f), told).Rows.clone();
        Assert.True(each.allclose(fused.Forward(x, full(1, 30f), told).Rows, 1e-5, 1e-6));
    }

    [Fact]
    public void Steps_leave_no_tensor_behind()
    {
        using FlatParameters p = Parameters(_shape, ScalarType.Float32);
        using var fused = new FusedMlp(p, _shape, 8);
        using Tensor x = Single(Numbers(8, 6)), times = full(8, 3f), told = Single(Numbers(8, 3));
        var slopes = new float[40];
        void Step()
        {
            p.ClearGradients();
            fused.Forward(x, times, told);
            fused.Backward(slopes);
        }
        Step();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int i = 0; i < 20; i++) { Step(); }
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(ScalarType.Float32, 0, true)]
    [InlineData(ScalarType.Float32, 0.1, false)]
    [InlineData(ScalarType.Float64, 0, false)]
    public void Only_single_precision_without_dropout_is_served(ScalarType type, double dropout, bool served)
    {
        MlpShape shape = _shape with { Dropout = dropout };
        using FlatParameters p = Parameters(shape, type);
        Assert.Equal(served, FusedMlp.Serves(p, shape));
    }

    /// <summary>Parameters of which none is 0, the same in every precision.</summary>
    private static FlatParameters Parameters(MlpShape shape, ScalarType type)
    {
        var parameters = new FlatParameters(shape.Parameters(), CPU, trained: true, type);
        var values = new float[(int)parameters.Vector.numel()];
        new NoiseSource(new RandomSource(3)).FillNormal(values);
        using Tensor drawn = tensor(values), scaled = drawn * 0.5;
        parameters.Fill(scaled);
        return parameters;
    }

    private static Tensor Numbers(int rows, int width)
    {
        var values = new float[rows * width];
        new NoiseSource(new RandomSource(rows * 100 + width)).FillNormal(values);
        return tensor(values).view(rows, width).to_type(ScalarType.Float64);
    }

    private static Tensor Single(Tensor values) => values.to_type(ScalarType.Float32);
}
