using System.IO.Compression;

namespace SynthTab.Tables.Csv;

/// <summary>
/// A file that is written under another name beside its place, packed where its name ends in .gz, and takes its name only when it
/// is whole. Disposed without <see cref="Complete"/>, nothing is left.
/// </summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly Stream _file;
    private bool _closed;

    /// <summary>Opens the file.</summary>
    /// <param name="path">Where it goes; an existing file is replaced at the end.</param>
    /// <param name="open">Opens a file of the name given for writing; null for the disk's own.</param>
    /// <exception cref="SynthTabException">The folder does not exist or may not be written to.</exception>
    public WholeFile(string path, Func<string, Stream>? open = null)
    {
        if (Directory.Exists(path)) { throw new SynthTabException($"{path}: a folder was found, and the name of a file to write is needed."); }
        _path = path;
        _partial = $"{path}.{Environment.ProcessId}.partial";
        Stream? file = null;
        Guarded(() => file = (open ?? OpenFile)(_partial));
        _file = file!;
        Content = TableFile.IsNamedGzip(path) ? new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true) : _file;
    }

    /// <summary>What is written, before it is packed.</summary>
    public Stream Content { get; }

    /// <summary>Writes, and puts what can go wrong with disks into a sentence.</summary>
    /// <exception cref="SynthTabException">The disk is full or gone.</exception>
    public void Guarded(Action write)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        try { write(); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SynthTabException($"{_path}: {Explain(failure)}", failure);
        }
    }

    /// <summary>Ends the file and gives it its name.</summary>
    /// <param name="finish">Writes what is still to be written, or null.</param>
    /// <exception cref="SynthTabException">The disk is full or gone; nothing is left of the file.</exception>
    public void Complete(Action? finish = null)
    {
        Guarded(() =>
        {
            finish?.Invoke();
            if (!ReferenceEquals(Content, _file)) { Content.Dispose(); }
            _file.Dispose();
            File.Move(_partial, _path, overwrite: true);
        });
        _closed = true;
    }

    /// <summary>Closes the file; without <see cref="Complete"/> it is deleted.</summary>
    public void Dispose()
    {
        if (_closed) { return; }
        _closed = true;
        // The buffers above the file are dropped unwritten: on a full disk writing them would fail again.
        _file.Dispose();
        File.Delete(_partial);
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private static string Explain(Exception failure) => failure switch
    {
        DirectoryNotFoundException => "its folder does not exist, and an existing folder is needed.",
        UnauthorizedAccessException => "this user may not write there, and a folder that can be written to is needed.",
        _ => $"the file could not be written ({failure.Message.TrimEnd('.')}), and room on a disk that can be written to is needed.",
    };
}
