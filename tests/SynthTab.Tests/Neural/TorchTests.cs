using SynthTab.Neural.Runtime;

namespace SynthTab.Tests.Neural;

/// <summary>Tests that touch tensors: libtorch is loaded before the first of them, with one thread for each operation.</summary>
public abstract class TorchTests
{
    static TorchTests() => TorchRuntime.Ensure();
}
