namespace SynthTab.Cli.Output;

/// <summary>
/// The folder that a command fills. It is tried before the work begins, and each file is written under another name and
/// moved to its own when it is whole, so that a failure leaves nothing half-written.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string _path;
    private readonly bool _made;
    private readonly string _workshop;

    /// <summary>Makes the folder where there is none, and tries to write into it.</summary>
    /// <exception cref="SynthTabException">It cannot be written to.</exception>
    public OutputFolder(string path)
    {
        _path = path;
        _made = !Directory.Exists(path);
        _workshop = Path.Combine(path, $".synthtab-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(_workshop);
            string probe = Path.Combine(_workshop, "probe");
            File.WriteAllText(probe, "Can this folder be written to?");
            File.Delete(probe);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new SynthTabException($"--out {path}: the folder cannot be written to ({refusal.Message.TrimEnd('.')}), and one that can be is needed.", refusal);
        }
    }

    /// <summary>Has one file written and puts it in place.</summary>
    /// <param name="name">The file's name in the folder.</param>
    /// <param name="write">Is given the path to write to.</param>
    /// <returns>The path of the file in place.</returns>
    public string Write(string name, Action<string> write)
    {
        string draft = Path.Combine(_workshop, name), final = Path.Combine(_path, name);
        write(draft);
        File.Move(draft, final, overwrite: true);
        return final;
    }

    /// <summary>Takes the drafts away, and the folder too if it was made for nothing.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_workshop)) { Directory.Delete(_workshop, recursive: true); }
        if (_made && Directory.Exists(_path) && !Directory.EnumerateFileSystemEntries(_path).Any()) { Directory.Delete(_path); }
    }
}
