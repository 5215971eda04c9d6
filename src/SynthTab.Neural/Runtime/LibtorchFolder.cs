using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace SynthTab.Neural.Runtime;

/// <summary>Loads libtorch from the library folder of an existing PyTorch instead of the copy beside the program.</summary>
internal static partial class LibtorchFolder
{
    /// <summary>The version that TorchSharp's native library was linked against; patch releases are compatible.</summary>
    public const string NeededVersion = "libtorch 2.10";

    /// <summary>The private fields of TorchSharp that say that its native libraries are loaded.</summary>
    internal static readonly string[] LoadedFlags = ["nativeBackendLoaded", "nativeBackendCudaLoaded"];

    private static readonly string[] Required = ["c10", "torch_cpu", "torch"];
    private static readonly string[] LoadingOrder = ["c10", "torch_cpu", "c10_cuda", "torch_cuda", "torch"];
    private static readonly string[] VersionFiles = ["version.py", "build-version"];

    /// <summary>
    /// Loads the folder's libraries by their paths, in the order of their dependencies. Later requests for the same names
    /// (those of TorchSharp's native library) then find these.
    /// </summary>
    /// <exception cref="SynthTabException">The folder lacks a library, is of another version, or does not load.</exception>
    public static void Load(string folder)
    {
        if (!Directory.Exists(folder)) { throw Problem(folder, "there is no such folder"); }
        string[] missing = [.. Required.Select(FileName).Where(name => !File.Exists(Path.Combine(folder, name)))];
        if (missing.Length > 0) { throw Problem(folder, $"the folder has no {string.Join(" and no ", missing)}"); }
        CheckVersion(folder);
        foreach (string name in LoadingOrder.Select(FileName).Where(name => File.Exists(Path.Combine(folder, name))))
        {
            try { NativeLibrary.Load(Path.Combine(Path.GetFullPath(folder), name)); }
            catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
            {
                throw new SynthTabException($"{Where(folder)}: {name} does not load ({failure.Message.Trim()}), and {Need}.", failure);
            }
        }
        LoadBinding(folder);
    }

    /// <summary>
    /// Loads TorchSharp's native library, then tells TorchSharp that the loading is done. Its own loader would look for
    /// <c>torch_cpu</c> beside the program first, by path; where the program has one, two copies of libtorch would end up in
    /// the process. There is no public way to say so, hence the two private fields; a TorchSharp without them has another
    /// loader, which a test then shows.
    /// </summary>
    private static void LoadBinding(string folder)
    {
        if (!NativeLibrary.TryLoad("LibTorchSharp", typeof(torch).Assembly, null, out _))
        {
            throw Problem(folder, "TorchSharp's native library does not fit its libtorch");
        }
        foreach (string flag in LoadedFlags)
        {
            typeof(torch).GetField(flag, BindingFlags.NonPublic | BindingFlags.Static)?.SetValue(null, true);
        }
    }

    /// <summary>PyTorch keeps its version in <c>torch/version.py</c>, a bare libtorch in <c>build-version</c>; without either
    /// the loader decides.</summary>
    private static void CheckVersion(string folder)
    {
        string parent = Path.GetDirectoryName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)) ?? folder;
        foreach (string file in VersionFiles.Select(name => Path.Combine(parent, name)).Where(File.Exists))
        {
            string version = VersionPattern().Match(File.ReadAllText(file)).Value;
            if (version.Length > 0 && $"libtorch {version}" != NeededVersion)
            {
                throw Problem(folder, $"its version is {version}");
            }
        }
    }

    private static string Need => $"the library folder of a PyTorch with {NeededVersion} is needed";

    private static string Where(string folder) => $"{TorchRuntime.Setting} '{folder}'";

    private static SynthTabException Problem(string folder, string found) => new($"{Where(folder)}: {found}, and {Need}.");

    private static string FileName(string library)
        => OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    [GeneratedRegex(@"\d+\.\d+(?=\.\d+)")]
    private static partial Regex VersionPattern();
}
