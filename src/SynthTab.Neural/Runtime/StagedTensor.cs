using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Runtime;

/// <summary>
/// A tensor that the host writes and the device reads, made once and used at every step. On the CPU both are the same memory;
/// on a GPU <see cref="Upload"/> copies.
/// </summary>
internal sealed class StagedTensor : IDisposable
{
    private readonly Tensor _host;
    private readonly Tensor _device;

    /// <summary>Makes a tensor of zeros that outlives the scopes around it.</summary>
    public StagedTensor(Device device, ScalarType type, params ReadOnlySpan<long> shape)
    {
        _host = zeros(shape, dtype: type, device: CPU).DetachFromDisposeScope();
        _device = device.type == DeviceType.CPU ? _host : zeros(shape, dtype: type, device: device).DetachFromDisposeScope();
    }

    /// <summary>The host's entries in row-major order.</summary>
    public Span<T> Values<T>()
        where T : unmanaged
        => MemoryMarshal.Cast<byte, T>(_host.bytes);

    /// <summary>The entries as the device sees them, now equal to the host's.</summary>
    public Tensor Upload()
    {
        if (!ReferenceEquals(_host, _device)) { _device.copy_(_host); }
        return _device;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _host.Dispose();
        _device.Dispose();
    }
}
