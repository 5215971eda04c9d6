using System.Runtime.InteropServices;
using SynthTab.Neural.Networks;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Masked;

/// <summary>A learned network as it is asked for laws of single columns: the tables that depend on weights alone are made once.
/// Safe to use from several threads.</summary>
internal sealed class ColumnLaws : IDisposable
{
    private readonly MaskedNetwork _network;
    private readonly FlatParameters _parameters;
    private readonly Tensor[] _answers;
    private readonly torch.Device _device;

    /// <summary>Takes over the weights, which are disposed with it.</summary>
    public ColumnLaws(MaskedLayout layout, FlatParameters parameters)
    {
        (Layout, _parameters, _device) = (layout, parameters, parameters.Vector.device);
        _network = new MaskedNetwork(layout, _device);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using Tensor embeddings = _network.Embeddings(parameters).cpu().contiguous();
        Embeddings = MemoryMarshal.Cast<byte, float>(embeddings.bytes).ToArray();
        _answers = [.. Enumerable.Range(0, layout.Columns).Select(c => _network.AnswerTable(parameters, c).detach().DetachFromDisposeScope())];
    }

    /// <summary>The layout.</summary>
    public MaskedLayout Layout { get; }

    /// <summary>The weights.</summary>
    public FlatParameters Parameters => _parameters;

    /// <summary>The numbers that stand for each class of each column, [classes of all columns, embedding].</summary>
    public float[] Embeddings { get; }

    /// <summary>The law of one column for each row.</summary>
    /// <param name="column">The column.</param>
    /// <param name="inputs">What is known of the rows, [rows, inputs].</param>
    /// <param name="temperature">What logits are divided by.</param>
    /// <param name="into">Receives the probabilities, [rows, classes].</param>
    public void Write(int column, Tensor inputs, double temperature, Span<float> into)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        Tensor logits = _network.Logits(_parameters, column, _answers[column], _network.Hidden(_parameters, column, inputs));
        if (temperature != 1)
        {
            using Scalar colder = 1 / temperature;
            logits = logits * colder;
        }
        Tensor probabilities = F.softmax(logits, 1).cpu().contiguous();
        MemoryMarshal.Cast<byte, float>(probabilities.bytes)[..into.Length].CopyTo(into);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor answer in _answers) { answer.Dispose(); }
        _network.Dispose();
        _parameters.Dispose();
    }
}
