using SynthTab.Encoders;
using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Gan;

/// <summary>
/// <see cref="RowActivation"/> by tensor operations, for devices whose memory the host does not see: all blocks are gathered
/// into one array [rows, blocks, widest], padded with minus infinity, so that one softmax serves all of them.
/// </summary>
internal sealed class PaddedBlocks : IDisposable
{
    private readonly RowActivation _activation;
    private readonly int _blocks, _widest;
    private readonly Tensor _gather, _scalars, _back;

    /// <summary>Prepares the index arrays on a device.</summary>
    public PaddedBlocks(RowActivation activation, Device device)
    {
        _activation = activation;
        EncodedLayout layout = activation.Layout;
        EncodedSpan[] blocks = [.. layout.Spans.Where(s => s.Kind == SpanKind.OneHot)];
        EncodedSpan[] scalars = [.. layout.Spans.Where(s => s.Kind == SpanKind.Scalar)];
        _blocks = blocks.Length;
        _widest = blocks.Length == 0 ? 0 : blocks.Max(b => b.Width);
        var gather = new long[_blocks * _widest];
        var back = new long[layout.Width];
        Array.Fill(gather, layout.Width); // the column of minus infinities
        for (int block = 0; block < blocks.Length; block++)
        {
            for (int i = 0; i < blocks[block].Width; i++)
            {
                gather[block * _widest + i] = blocks[block].Start + i;
                back[blocks[block].Start + i] = block * _widest + i;
            }
        }
        for (int i = 0; i < scalars.Length; i++) { back[scalars[i].Start] = gather.Length + i; }
        _gather = tensor(gather, device: device).DetachFromDisposeScope();
        _scalars = tensor(scalars.Select(s => (long)s.Start).ToArray(), device: device).DetachFromDisposeScope();
        _back = tensor(back, device: device).DetachFromDisposeScope();
    }

    /// <summary>Encoded rows from logits and Gumbel noise, all [rows, width].</summary>
    public Tensor Apply(Tensor logits, Tensor noise)
    {
        long rows = logits.shape[0];
        using Scalar sharpness = 1 / _activation.Temperature; // alive until the native call is over
        Tensor noisy = F.pad(logits.Plus(noise) * sharpness, [0, 1], PaddingModes.Constant, double.NegativeInfinity);
        Tensor chances = noisy.index_select(1, _gather).view(rows, _blocks, _widest).softmax(-1).view(rows, _blocks * _widest);
        return cat([chances, logits.index_select(1, _scalars).tanh()], 1).index_select(1, _back);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gather.Dispose();
        _scalars.Dispose();
        _back.Dispose();
    }
}
