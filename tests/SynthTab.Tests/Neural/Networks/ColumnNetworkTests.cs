using SynthTab.Neural.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Tests.Neural.Networks;

public sealed class ColumnNetworkTests : TorchTests
{
    // Two numbers, blocks of three and of two slots; number 1 and block 1 are of the same column. Two rows.
    private static readonly ColumnNetworkShape _shape = new(2, [3, 2], [0, 1, 2, 1], 3) { Width = 6, FeedForward = 5 };

    [Fact]
    public void It_is_the_papers_network_written_token_by_token()
    {
        using var scope = NewDisposeScope();
        using FlatParameters p = new FlatParameters(_shape.Parameters(), CPU, trained: false, ScalarType.Float64).Initialize(new RandomSource(1));
        // Numbers 0.5 and -1; the first block shows slot 2, the second is masked in the first row; column 1 is given in the second.
        Tensor x = tensor(new double[,] { { 0.5, -1, 0, 0, 1, 0, 0, 0, 0, 0 }, { 2, 0.3, 1, 0, 0, 0, 1, 0, 1, 0 } });
        Tensor made = ColumnNetwork.Forward(p, _shape, x, tensor([300.0, 20.0]), null);
        for (int row = 0; row < 2; row++)
        {
            Tensor tokens = Transformer(p, "before", stack(Tokens(p, row == 0)));
            Tensor time = tensor([row == 0 ? 300.0 : 20.0]);
            Tensor middle = ResidualMlp.Forward(p, _shape.Middle, tokens.reshape(1, 16), time).view(4, 4);
            Assert.True(Answers(p, Transformer(p, "after", middle)).allclose(made[row], 1e-9, 1e-11));
        }
        Assert.Equal([2, 7], made.shape);
    }

    private static Tensor[] Tokens(FlatParameters p, bool first)
    {
        (Tensor number, Tensor slot, Tensor bias, Tensor flag) = (p["tokens.number"], p["tokens.slot"], p["tokens.bias"], p["tokens.flag"]);
        return first
            ? [number[0] * 0.5 + bias[0], number[1] * -1 + bias[1], slot[2] + bias[2], bias[3]]
            : [number[0] * 2 + bias[0], number[1] * 0.3 + bias[1] + flag[1], slot[0] + bias[2], slot[4] + bias[3] + flag[3]];
    }

    private static Tensor Transformer(FlatParameters p, string name, Tensor tokens)
    {
        for (int layer = 0; layer < 2; layer++)
        {
            string part = $"{name}.{layer}";
            Tensor before = layer == 0 ? tokens : Norm(p, $"{part}.norm0", tokens);
            Tensor scores = Linear(p, $"{part}.query", before).matmul(Linear(p, $"{part}.key", before).t()) / 2; // √4
            tokens += scores.softmax(1).matmul(Linear(p, $"{part}.value", before));
            tokens += Linear(p, $"{part}.out", Linear(p, $"{part}.in", Norm(p, $"{part}.norm1", tokens)).relu());
        }
        return tokens;
    }

    private static Tensor Answers(FlatParameters p, Tensor tokens)
    {
        Tensor numbers = stack([tokens[0].dot(p["output.number"][0]), tokens[1].dot(p["output.number"][1])]);
        Tensor slots = cat([p["output.slot"].narrow(0, 0, 3).mv(tokens[2]), p["output.slot"].narrow(0, 3, 2).mv(tokens[3])]);
        return cat([numbers, slots]) + p["output.bias"];
    }

    private static Tensor Linear(FlatParameters p, string name, Tensor x) => F.linear(x, p[$"{name}.weight"], p[$"{name}.bias"]);

    private static Tensor Norm(FlatParameters p, string name, Tensor x) => F.layer_norm(x, [4], p[$"{name}.weight"], p[$"{name}.bias"]);
}
