using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SynthTab.Neural.Runtime;

/// <summary>
/// Loads the libraries of libtorch from a folder, by their paths, in the order of their dependencies: from the program's own
/// folder <c>libtorch</c>, or from an existing PyTorch's. TorchSharp's native library then finds them by their names.
/// </summary>
internal static partial class LibtorchFolder
{
    /// <summary>The version that TorchSharp's native library was linked against; patch releases are compatible.</summary>
    public const string NeededVersion = "libtorch 2.10";

    private static readonly string[] Required = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private static readonly string[] LoadingOrder = ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];
    private static readonly string[] PackageFolders = ["", Path.Combine("runtimes", "linux-x64", "native")];
    private static readonly string[] VersionFiles = ["version.py", "build-version"];

    /// <summary>
    /// Loads those that lie beside the program: on Linux the build has put them into a folder of their own. A program that
    /// got them from TorchSharp's packages has them where TorchSharp itself looks.
    /// </summary>
    /// <exception cref="SynthTabException">There are none.</exception>
    public static void LoadOwn()
    {
        if (!OperatingSystem.IsLinux()) { return; }
        string own = Path.Combine(AppContext.BaseDirectory, "libtorch");
        if (Directory.Exists(own)) { LoadInOrder(own, "libtorch"); }
        else if (!PackageFolders.Any(folder => File.Exists(Path.Combine(AppContext.BaseDirectory, folder, "libtorch_cpu.so"))))
        {
            throw new SynthTabException($"libtorch: there is none beside the program, and {NeededVersion} is needed there or in the folder that {TorchRuntime.Setting} names.");
        }
    }

    /// <summary>Loads those of an existing PyTorch.</summary>
    /// <exception cref="SynthTabException">The folder lacks a library, is of another version, or does not load.</exception>
    public static void LoadExisting(string folder)
    {
        string where = $"{TorchRuntime.Setting} '{folder}'";
        if (!OperatingSystem.IsLinux())
        {
            throw new SynthTabException($"{where}: the setting was found on a system where it is not supported, and Linux is needed; elsewhere, build with -p:TorchDevice=cuda.");
        }
        if (!Directory.Exists(folder)) { throw Problem(where, "there is no such folder"); }
        string[] missing = [.. Required.Where(name => !File.Exists(Path.Combine(folder, name)))];
        if (missing.Length > 0) { throw Problem(where, $"the folder has no {string.Join(" and no ", missing)}"); }
        CheckVersion(folder, where);
        LoadInOrder(folder, where);
    }

    private static void LoadInOrder(string folder, string where)
    {
        foreach (string path in LoadingOrder.Select(name => Path.GetFullPath(Path.Combine(folder, name))).Where(File.Exists))
        {
            try { NativeLibrary.Load(path); }
            catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
            {
                string reason = failure.Message.ReplaceLineEndings(" ").Trim();
                throw new SynthTabException($"{where}: {Path.GetFileName(path)} does not load ({reason}), and {Need}.", failure);
            }
        }
    }

    /// <summary>PyTorch keeps its version in <c>torch/version.py</c>, a bare libtorch in <c>build-version</c>; without either
    /// the loader decides.</summary>
    private static void CheckVersion(string folder, string where)
    {
        string parent = Path.GetDirectoryName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)) ?? folder;
        foreach (string file in VersionFiles.Select(name => Path.Combine(parent, name)).Where(File.Exists))
        {
            string version = VersionPattern().Match(File.ReadAllText(file)).Value;
            if (version.Length > 0 && $"libtorch {version}" != NeededVersion) { throw Problem(where, $"its version is {version}"); }
        }
    }

    private static string Need => $"the library folder of a PyTorch with {NeededVersion} is needed";

    private static SynthTabException Problem(string where, string found) => new($"{where}: {found}, and {Need}.");

    [GeneratedRegex(@"\d+\.\d+(?=\.\d+)")]
    private static partial Regex VersionPattern();
}
