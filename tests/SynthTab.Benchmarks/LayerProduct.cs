using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Benchmarks;

/// <summary>A layer's product forward, and those of its backward pass by weight and by input: what no step can do without.</summary>
internal sealed record LayerProduct(int Rows, int Inputs, int Outputs, bool Weight, bool Input)
{
    private readonly Tensor _x = rand(Rows, Inputs), _w = rand(Outputs, Inputs);

    public void Do()
    {
        using Tensor y = F.linear(_x, _w);
        if (Weight) { y.t().matmul(_x).Dispose(); }
        if (Input) { y.matmul(_w).Dispose(); }
    }
}
