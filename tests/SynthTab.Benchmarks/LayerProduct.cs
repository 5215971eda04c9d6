using SynthTab.Neural.Networks;
using static TorchSharp.torch;

namespace SynthTab.Benchmarks;

/// <summary>A layer's product forward, and those of its backward pass by weight and by input: what no step can do without. They
/// are written into memory that is there already, so that nothing but the products is measured.</summary>
internal sealed record LayerProduct(int Rows, int Inputs, int Outputs, bool Weight, bool Input)
{
    private readonly Tensor _x = rand(Rows, Inputs), _w = rand(Outputs, Inputs), _y = rand(Rows, Outputs);
    private readonly Tensor _byWeight = rand(Outputs, Inputs), _byInput = rand(Rows, Inputs);

    /// <summary>The products of every layer of a network of rows. Times are one for all rows but in training, and the first layers
    /// have no use for a derivative by their input.</summary>
    public static LayerProduct[] Of(FlatParameters parameters, int rows, bool training) =>
    [
        .. parameters.Shapes.Where(s => s.Shape.Length == 2).Select(s => new LayerProduct(
            s.Name.StartsWith("time", StringComparison.Ordinal) && !training ? 1 : rows,
            (int)s.Shape[1],
            (int)s.Shape[0],
            Weight: training,
            Input: training && s.Name is not ("input.weight" or "time.0.weight" or "condition.weight"))),
    ];

    public void Do()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        _y.addmm_(_x, _w.t(), beta: 0, alpha: 1);
        if (Weight) { _byWeight.addmm_(_y.t(), _x, beta: 0, alpha: 1); }
        if (Input) { _byInput.addmm_(_y, _w, beta: 0, alpha: 1); }
    }
}
