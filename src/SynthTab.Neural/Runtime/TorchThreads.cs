using TorchSharp;

namespace SynthTab.Neural.Runtime;

/// <summary>The number of threads of one tensor operation, changed for a while and then set back.</summary>
internal sealed class TorchThreads : IDisposable
{
    private readonly int _before = torch.get_num_threads();

    /// <summary>Uses this many threads until disposal; 0 leaves the number as it is.</summary>
    public TorchThreads(int threads)
    {
        if (threads > 0 && threads != _before) { torch.set_num_threads(threads); }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (torch.get_num_threads() != _before) { torch.set_num_threads(_before); }
    }
}
