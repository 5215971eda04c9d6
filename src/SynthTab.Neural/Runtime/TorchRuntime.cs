using System.Runtime.InteropServices;
using TorchSharp;

namespace SynthTab.Neural.Runtime;

/// <summary>
/// Brings libtorch into the process, once, before anything else touches it: the libraries that lie beside the program, or
/// those of an existing PyTorch when the environment variable <c>SYNTHTAB_LIBTORCH</c> names their folder.
/// </summary>
/// <remarks>Every entry into the neural part calls <see cref="Ensure"/> first; calling it again costs nothing.</remarks>
public static partial class TorchRuntime
{
    /// <summary>The environment variable that names the library folder of an existing PyTorch.</summary>
    public const string Setting = "SYNTHTAB_LIBTORCH";

    private static readonly Lock Gate = new();
    private static bool _ready;

    /// <summary>Loads libtorch with one thread for each operation, unless that was done before.</summary>
    /// <exception cref="SynthTabException">The libraries are missing, or not of the version that is needed.</exception>
    public static void Ensure()
    {
        lock (Gate)
        {
            if (_ready) { return; }
            LetThreadsSleep();
            if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } folder) { LibtorchFolder.LoadExisting(folder); }
            else { LibtorchFolder.LoadOwn(); }
            Start();
            _ready = true;
        }
    }

    /// <summary>
    /// OpenMP's threads spin while they wait by default. On a busy machine that makes a parallel operation of 0.1 ms take
    /// 10 ms. The variable must be in the C library's own environment, which .NET's setter does not reach, and is read once.
    /// </summary>
    private static void LetThreadsSleep()
    {
        if (!OperatingSystem.IsWindows()) { _ = SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", 0); }
    }

    private static void Start()
    {
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
            torch.set_num_threads(1);
        }
        catch (Exception failure) when (failure is NotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            throw new SynthTabException(
                $"libtorch: its native libraries could not be loaded, and {LibtorchFolder.NeededVersion} is needed beside the program or in the folder that {Setting} names.",
                failure);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
