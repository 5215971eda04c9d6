using System.Runtime.InteropServices;
using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Masked;

/// <summary>
/// One small network for each column, which says the probabilities of the column's classes given any set of other columns' cells.
/// A class is seen as numbers learned for it plus a linear map of its place (<see cref="ClassFeatures"/>); the classes of the answer
/// are weighed in the same way, so that neighbouring bins of a number share what is learned.
/// </summary>
/// <remarks>Uria, Murray and Larochelle 2014, "A Deep and Tractable Density Estimator" (any order by masks); for the reading as absorbing
/// diffusion Ou et al. 2025, "Your Absorbing Discrete Diffusion Secretly Models the Conditional Distributions of Clean Data".
/// A network for each column instead of a shared one: a row is drawn by one pass through each, not by as many passes through all.</remarks>
internal sealed class MaskedNetwork : IDisposable
{
    private const double Epsilon = 1e-5;

    private readonly MaskedLayout _layout;
    private readonly Tensor[] _features; // [columns] of [classes, features]

    /// <summary>Prepares the network for a device.</summary>
    public MaskedNetwork(MaskedLayout layout, torch.Device device, ScalarType type = ScalarType.Float32)
    {
        _layout = layout;
        _features =
        [
            .. layout.Coding.Columns.Select(c =>
                tensor(ClassFeatures.Of(c), c.Classes, ClassFeatures.Width).to(type, device).DetachFromDisposeScope()),
        ];
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        int columns = _layout.Columns, width = _layout.Width, inputs = _layout.Inputs, classes = _layout.Offsets[^1];
        double first = 1 / Math.Sqrt(inputs / 2.0), inner = 1 / Math.Sqrt(width); // about half of the inputs are seen
        var shapes = new List<ParameterShape>
        {
            // The classes of ordered columns start where their places put them: neighbours look alike until the rows tell them apart.
            new("embedding.class", [classes, _layout.Embedding], -0.3, 0.3),
            new("embedding.place", [columns, ClassFeatures.Width, _layout.Embedding], -0.5, 0.5),
            new("first.weight", [columns, inputs, width], -first, first),
            new("first.bias", [columns, 1, width], 0, 0),
            new("first.scale", [columns, 1, width], 1, 1),
            new("first.shift", [columns, 1, width], 0, 0),
        };
        for (int block = 0; block < _layout.Depth; block++)
        {
            string part = ParameterShape.Part("blocks", block);
            shapes.Add(new($"{part}.in.weight", [columns, width, width], -inner, inner));
            shapes.Add(new($"{part}.in.bias", [columns, 1, width], 0, 0));
            shapes.Add(new($"{part}.out.weight", [columns, width, width], -inner, inner));
            shapes.Add(new($"{part}.out.bias", [columns, 1, width], 0, 0));
            shapes.Add(new($"{part}.scale", [columns, 1, width], 1, 1));
            shapes.Add(new($"{part}.shift", [columns, 1, width], 0, 0));
        }
        shapes.Add(new("answer.class", [classes, width], 0, 0));
        shapes.Add(new("answer.place", [columns, ClassFeatures.Width, width], 0, 0));
        shapes.Add(new("answer.bias", [classes], 0, 0));
        return shapes;
    }

    /// <summary>Starts from the training shares: before anything is learned, each column follows its own law.</summary>
    public void StartFrom(FlatParameters parameters)
    {
        using var off = no_grad();
        var shares = new List<float>();
        foreach (DiscreteColumn column in _layout.Coding.Columns)
        {
            double rows = column.Counts.Sum();
            shares.AddRange(column.Counts.Select(c => (float)Math.Log(c / rows)));
        }
        using Tensor biases = tensor(shares.ToArray());
        parameters["answer.bias"].copy_(biases);
    }

    /// <summary>The numbers that stand for every class, [classes of all columns, embedding].</summary>
    public Tensor Embeddings(FlatParameters parameters)
        => cat([.. Enumerable.Range(0, _layout.Columns).Select(c => Table(parameters["embedding.class"], parameters["embedding.place"], c))]);

    /// <summary>How every class of a column is weighed, [classes, width].</summary>
    public Tensor AnswerTable(FlatParameters parameters, int column) => Table(parameters["answer.class"], parameters["answer.place"], column);

    /// <summary>The hidden state of every column's network.</summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="cells">The embeddings of the cells, [rows, columns, embedding].</param>
    /// <param name="seen">What each column's network sees, [columns, rows, columns], 0 or 1.</param>
    /// <param name="dropout">Draws the units that are switched off, or null for none.</param>
    /// <param name="rate">Their share.</param>
    /// <returns>[columns, rows, width]</returns>
    public Tensor Hidden(FlatParameters parameters, Tensor cells, Tensor seen, NoiseSource? dropout, double rate)
    {
        long columns = _layout.Columns, rows = cells.shape[0];
        Tensor inputs = cat([(cells.unsqueeze(0) * seen.unsqueeze(3)).view(columns, rows, columns * _layout.Embedding), seen], 2);
        return Layers(name => parameters[name], inputs, dropout, rate);
    }

    /// <summary>The hidden state of one column's network.</summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="column">The column.</param>
    /// <param name="inputs">What it sees, [rows, inputs]: embeddings of all columns, 0 where not seen, and then whether each is seen.</param>
    /// <returns>[rows, width]</returns>
    public Tensor Hidden(FlatParameters parameters, int column, Tensor inputs)
        => Layers(name => parameters[name].narrow(0, column, 1), inputs.unsqueeze(0), null, 0).squeeze(0);

    /// <summary>The logits of one column's classes, [rows, classes].</summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="column">The column.</param>
    /// <param name="answerTable">Its <see cref="AnswerTable"/>.</param>
    /// <param name="hidden">Its network's hidden state, [rows, width].</param>
    public Tensor Logits(FlatParameters parameters, int column, Tensor answerTable, Tensor hidden)
        => hidden.matmul(answerTable.t()).Plus(parameters["answer.bias"].narrow(0, _layout.Offsets[column], _layout.Classes[column]));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor features in _features) { features.Dispose(); }
    }

    private Tensor Layers(Func<string, Tensor> weights, Tensor inputs, NoiseSource? dropout, double rate)
    {
        Tensor hidden = Norm(weights, "first", F.silu(Product(weights, "first", inputs)));
        for (int block = 0; block < _layout.Depth; block++)
        {
            string part = ParameterShape.Part("blocks", block);
            Tensor inner = F.silu(Product(weights, $"{part}.in", hidden));
            if (dropout is not null && rate > 0) { inner *= Mask(inner, dropout, rate); }
            Tensor outer = Product(weights, $"{part}.out", inner);
            hidden = Norm(weights, part, hidden.Plus(outer));
        }
        return hidden;
    }

    private static Tensor Product(Func<string, Tensor> weights, string name, Tensor inputs)
        => inputs.bmm(weights($"{name}.weight")).Plus(weights($"{name}.bias"));

    private Tensor Norm(Func<string, Tensor> weights, string name, Tensor hidden)
        => (F.layer_norm(hidden, [_layout.Width], null, null, Epsilon) * weights($"{name}.scale")).Plus(weights($"{name}.shift"));

    private Tensor Table(Tensor own, Tensor place, int column)
        => own.narrow(0, _layout.Offsets[column], _layout.Classes[column]).Plus(_features[column].matmul(place[column]));

    private static Tensor Mask(Tensor like, NoiseSource noise, double rate)
    {
        Tensor mask = empty(like.shape, dtype: ScalarType.Float32);
        noise.FillDropout(MemoryMarshal.Cast<byte, float>(mask.bytes), rate);
        return mask.to(like.dtype, like.device);
    }
}
