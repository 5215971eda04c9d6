using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Masked;
using SynthTab.Neural.Networks;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Masked;

/// <summary>A tiny masked network over a tiny table, its weights drawn at random.</summary>
internal static class MaskedCase
{
    public static MaskedOptions Options { get; } = new() { Width = 8, Embedding = 3, Dropout = 0 };

    /// <summary>Two columns of three and four levels and one of numbers with gaps.</summary>
    public static Table Table { get; } = Table.Of(
        TinyTables.Category("a", ["x", "y", "z"], [.. Enumerable.Range(0, 60).Select(i => i % 3)]),
        TinyTables.Category("b", ["p", "q", "r", "s"], [.. Enumerable.Range(0, 60).Select(i => i * 7 % 11 % 4)]),
        TinyTables.Number("n", [.. Enumerable.Range(0, 60).Select(i => i % 9 == 0 ? 2.5 : i)]));

    public static MaskedLayout Layout { get; } = new(DiscreteCoding.Fit(Table, Options.Coding), Options);

    /// <summary>The network's laws.</summary>
    public static ColumnLaws Laws(double size = 1)
    {
        using var network = new MaskedNetwork(Layout, CPU);
        var parameters = new FlatParameters(network.Parameters(), CPU, trained: false);
        Randomize(parameters, size);
        return new ColumnLaws(Layout, parameters);
    }

    public static void Randomize(FlatParameters parameters, double size = 1)
    {
        var random = new RandomSource(5);
        using Tensor drawn = tensor([.. Enumerable.Range(0, (int)parameters.Vector.numel()).Select(_ => size * 0.5 * random.NextNormal())]);
        parameters.Fill(drawn);
    }

    /// <summary>The law of a column given other cells, by the network.</summary>
    public static float[] Law(ColumnLaws laws, int column, params (int Column, int Code)[] known)
    {
        using var rows = new PartialRows(laws, 1);
        foreach ((int other, int code) in known) { rows.Reveal(other, 0, code); }
        var law = new float[Layout.Classes[column]];
        laws.Write(column, rows.Inputs, 1, law);
        return law;
    }
}
