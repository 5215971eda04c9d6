namespace SynthTab.Cli.Output;

/// <summary>The files of several draws: <c>filled-1.csv.gz</c>, <c>filled-2.csv.gz</c> for <c>filled.csv.gz</c>.</summary>
internal static class FilledFiles
{
    /// <summary>The paths, one for each draw; the path itself where there is one draw.</summary>
    public static IReadOnlyList<string> Of(string path, int draws)
    {
        if (draws == 1) { return [path]; }
        string packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[^3..] : "";
        string plain = path[..^packed.Length];
        string ending = Path.GetExtension(plain) + packed;
        return [.. Enumerable.Range(1, draws).Select(draw => $"{path[..^ending.Length]}-{draw}{ending}")];
    }
}
