namespace SynthTab.Cli.Output;

/// <summary>A text file that is whole whenever it is there.</summary>
internal static class WholeText
{
    /// <summary>Writes the text under another name first.</summary>
    public static void Write(string path, string text)
    {
        string partial = $"{path}.{Environment.ProcessId}.partial";
        File.WriteAllText(partial, text);
        File.Move(partial, path, overwrite: true);
    }
}
