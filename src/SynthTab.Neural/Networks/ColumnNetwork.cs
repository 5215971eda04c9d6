using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Networks;

/// <summary>
/// TabDiff's network of mixed rows: each column becomes a token, a transformer lets the tokens see each other, a wide network works
/// on all of them under a time, a second transformer follows, and each token gives its column's answer.
/// </summary>
/// <remarks>Shi et al. 2025, "TabDiff", appendix B; the middle is the network of Zhang et al. 2024, "TabSyn". A masked block shows as
/// its bias alone. Beside the paper, a token says whether its cell is given.</remarks>
internal static class ColumnNetwork
{
    /// <summary>Answers [rows, numbers and slots] to inputs [rows, numbers, slots and flags] at times [rows] or [1].</summary>
    public static Tensor Forward(FlatParameters parameters, ColumnNetworkShape shape, Tensor inputs, Tensor times, NoiseSource? dropout)
    {
        Tensor tokens = ColumnTransformer.Forward(parameters, "before", shape, Tokens(parameters, shape, inputs));
        Tensor flat = ResidualMlp.Forward(parameters, shape.Middle, tokens.reshape(-1, shape.Tokens * shape.Token), times, null, dropout);
        return Answers(parameters, shape, ColumnTransformer.Forward(parameters, "after", shape, flat.view(-1, shape.Tokens, shape.Token)));
    }

    private static Tensor Tokens(FlatParameters parameters, ColumnNetworkShape shape, Tensor inputs)
    {
        var parts = new List<Tensor>();
        if (shape.Numbers > 0) { parts.Add(inputs.narrow(1, 0, shape.Numbers).unsqueeze(2) * parameters["tokens.number"]); }
        if (shape.Slots > 0)
        {
            Tensor weights = BlockWise(parameters["tokens.slot"], shape);
            parts.Add(inputs.narrow(1, shape.Numbers, shape.Slots).matmul(weights).view(-1, shape.BlockWidths.Count, shape.Token));
        }
        Tensor owners = tensor(shape.FlagOf.Select(f => (long)f).ToArray(), device: inputs.device);
        Tensor flags = inputs.narrow(1, shape.Numbers + shape.Slots, shape.Flags).index_select(1, owners).unsqueeze(2);
        return cat(parts, 1).Plus(parameters["tokens.bias"]).Plus(flags * parameters["tokens.flag"]);
    }

    private static Tensor Answers(FlatParameters parameters, ColumnNetworkShape shape, Tensor tokens)
    {
        var parts = new List<Tensor>();
        if (shape.Numbers > 0) { parts.Add((tokens.narrow(1, 0, shape.Numbers) * parameters["output.number"]).sum(-1)); }
        if (shape.Slots > 0)
        {
            Tensor blocks = tokens.narrow(1, shape.Numbers, shape.BlockWidths.Count).reshape(-1, shape.BlockWidths.Count * shape.Token);
            parts.Add(blocks.matmul(BlockWise(parameters["output.slot"], shape).t()));
        }
        return cat(parts, 1).Plus(parameters["output.bias"]);
    }

    /// <summary>A matrix [slots, blocks · token] in which each slot's weights, [slots, token], stand at its own block.</summary>
    private static Tensor BlockWise(Tensor weights, ColumnNetworkShape shape)
    {
        var owns = new float[shape.Slots * shape.BlockWidths.Count];
        for (int block = 0, slot = 0; block < shape.BlockWidths.Count; block++)
        {
            for (int i = 0; i < shape.BlockWidths[block]; i++, slot++) { owns[slot * shape.BlockWidths.Count + block] = 1; }
        }
        Tensor indicator = tensor(owns, dtype: weights.dtype, device: weights.device).view(shape.Slots, shape.BlockWidths.Count, 1);
        return (indicator * weights.unsqueeze(1)).view(shape.Slots, shape.BlockWidths.Count * shape.Token);
    }
}
