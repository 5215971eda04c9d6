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

    /// <summary>Makes a tensor of zeros that outlives the scopes around it.</summary>
    public StagedTensor(torch.Device device, ScalarType type, params ReadOnlySpan<long> shape)
    {
        _host = zeros(shape, dtype: type, device: CPU).DetachFromDisposeScope();
        Device = device.type == DeviceType.CPU ? _host : zeros(shape, dtype: type, device: device).DetachFromDisposeScope();
    }

    /// <summary>The host's entries in row-major order.</summary>
    public Span<T> Values<T>()
        where T : unmanaged
        => MemoryMarshal.Cast<byte, T>(_host.bytes);

    /// <summary>The entries as the device last saw them.</summary>
    public Tensor Device { get; }

    /// <summary>The entries as the device sees them, now equal to the host's.</summary>
    public Tensor Upload()
    {
        if (!ReferenceEquals(_host, Device)) { Device.copy_(_host); }
        return Device;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _host.Dispose();
        Device.Dispose();
    }
}
