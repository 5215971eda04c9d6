namespace SynthTab.Cli.Output;

/// <summary>One file that a command makes: its folder is made and tried before the work begins.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly OutputFolder _folder;

    /// <summary>Tries the place.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="SynthTabException">The file cannot be written there.</exception>
    public OutputFile(string path, string option = "--out")
    {
        if (Directory.Exists(path) || System.IO.Path.GetFileName(path).Length == 0)
        {
            throw new SynthTabException($"{option} {path}: a folder was found, and the name of a file is needed.");
        }
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) == "/dev")
        {
            // The writers put a whole file in the place of the old one, and a device must not be replaced by a file.
            throw new SynthTabException($"--out {path}: a device was found, and the name of a file is needed.");
        }
        string folder = System.IO.Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        Path = path;
        _folder = new OutputFolder(folder, option);
    }

    /// <summary>The file to write.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
