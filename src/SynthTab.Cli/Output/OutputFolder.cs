namespace SynthTab.Cli.Output;

/// <summary>
/// The folder that a command fills: made and tried before the work begins, and taken away again if nothing came of it. What
/// is written into it is written under another name first, by the writers of tables, schemas and models themselves.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string _path;
    private readonly bool _made;

    /// <summary>Makes the folder where there is none, and tries to write into it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="SynthTabException">It cannot be written to.</exception>
    public OutputFolder(string path, string option = "--out")
    {
        _path = path;
        _made = !Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(path);
            string probe = Path.Combine(path, $".{Environment.ProcessId}.partial");
            System.IO.File.WriteAllText(probe, "Can this folder be written to?");
            System.IO.File.Delete(probe);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new SynthTabException($"{option} {path}: the folder cannot be written to ({refusal.Message.TrimEnd('.')}), and one that can be is needed.", refusal);
        }
    }

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name) => Path.Combine(_path, name);

    /// <summary>Writes a text, so that a file of this name is always whole.</summary>
    public void WriteText(string name, string text) => WholeText.Write(File(name), text);

    /// <summary>Takes the folder away if it was made for nothing.</summary>
    public void Dispose()
    {
        if (_made && Directory.Exists(_path) && !Directory.EnumerateFileSystemEntries(_path).Any()) { Directory.Delete(_path); }
    }
}
