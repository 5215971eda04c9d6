using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>
/// <see cref="RowActivation"/> as a step of the graph: on the CPU by its own passes over memory, on a GPU by tensor
/// operations on blocks that are padded to one width. Both compute the same.
/// </summary>
internal sealed class GumbelSoftmax : IDisposable
{
    private readonly RowActivation _activation;
    private readonly PaddedBlocks? _padded;

    /// <summary>Prepares the activation for a device.</summary>
    public GumbelSoftmax(RowActivation activation, Device device)
    {
        _activation = activation;
        _padded = device.type == DeviceType.CPU ? null : new PaddedBlocks(activation, device);
    }

    /// <summary>Encoded rows from logits and Gumbel noise, all [rows, width].</summary>
    public Tensor Apply(Tensor logits, Tensor noise)
        => _padded is null ? InMemory.apply(logits, noise, _activation) : _padded.Apply(logits, noise);

    /// <inheritdoc/>
    public void Dispose() => _padded?.Dispose();

    /// <summary>The graph's node on the CPU. TorchSharp makes it by its parameterless constructor.</summary>
    private sealed class InMemory : autograd.SingleTensorFunction<InMemory>
    {
        private const string Activation = "activation";

        public override string Name => nameof(GumbelSoftmax);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            Tensor logits = ((Tensor)vars[0]).contiguous(), noise = (Tensor)vars[1];
            var activation = (RowActivation)vars[2];
            Tensor rows = empty_like(logits);
            activation.Forward(Floats(logits), Floats(noise), Floats(rows));
            ctx.save_for_backward([rows]);
            ctx.save_data(Activation, activation);
            return rows;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var activation = (RowActivation)ctx.get_data(Activation);
            Tensor rows = ctx.get_saved_variables()[0];
            Tensor gradient = empty_like(rows);
            activation.Backward(Floats(rows), Floats(grad_output.contiguous()), Floats(gradient));
            return [gradient, null!, null!];
        }

        private static Span<float> Floats(Tensor values) => MemoryMarshal.Cast<byte, float>(values.bytes);
    }
}
