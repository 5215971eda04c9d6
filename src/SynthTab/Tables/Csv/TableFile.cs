namespace SynthTab.Tables.Csv;

/// <summary>Opens a text file, plain or gzip, and puts what can go wrong with files into a sentence.</summary>
internal static class TableFile
{
    private const int BufferBytes = 1 << 17;

    /// <summary>Opens the file for reading from its start; gzip is known by the name's ending or by the first two bytes.</summary>
    /// <exception cref="TableFormatException">It is missing, a folder, empty, not readable, or named .gz without being gzip.</exception>
    public static Stream OpenRead(string path)
    {
        if (Directory.Exists(path)) { throw new TableFormatException(path, "a folder was found, and a file is needed."); }
        FileStream file;
        try { file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan); }
        catch (Exception failure) when (Explain(failure) is string problem) { throw new TableFormatException(path, problem); }
        Span<byte> start = stackalloc byte[2];
        int read = file.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        file.Position = 0;
        bool isGzip = read == 2 && start[0] == 0x1F && start[1] == 0x8B;
        if (read > 0 && (isGzip || !IsNamedGzip(path))) { return isGzip ? new WholeGzipStream(file) : file; }
        file.Dispose();
        throw new TableFormatException(path, read == 0
            ? "the file is empty, and a header and rows are needed."
            : "the file is not gzip although its name ends in .gz; it must be packed, or named otherwise.");
    }

    /// <summary>The first bytes of the file, unpacked; fewer where it is shorter.</summary>
    public static byte[] ReadStart(string path, int bytes)
    {
        using Stream file = OpenRead(path);
        var start = new byte[bytes];
        try { return start[..file.ReadAtLeast(start, bytes, throwOnEndOfStream: false)]; }
        catch (Exception failure) when (Explain(failure) is string problem) { throw new TableFormatException(path, problem); }
    }

    /// <summary>Whether a file of this name is written as gzip.</summary>
    public static bool IsNamedGzip(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a failure to read a file means for its user, or null where it is none of the file's.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        UnauthorizedAccessException => "the file may not be read by this user, and read permission is needed.",
        InvalidDataException => "the gzip file is damaged or ends too early, and a whole one is needed.",
        IOException => $"the file could not be read ({failure.Message.TrimEnd('.')}).",
        _ => null,
    };
}
