using System.Text.Encodings.Web;
using System.Text.Json;

namespace SynthTab.Tables;

/// <summary>The schema file: json that a person reads and edits.</summary>
public static class TableSchemaFile
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a schema file.</summary>
    /// <exception cref="SynthTabException">The file is missing or no schema, with the place and the reason.</exception>
    public static TableSchema Load(string path)
    {
        string text;
        try { text = File.ReadAllText(path); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string problem = failure is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
                : Directory.Exists(path) ? "a folder was found" : "the file cannot be read";
            throw new SynthTabException($"{path}: {problem}, and a schema file is needed.", failure);
        }
        return TableSchemaJson.Parse(text, path);
    }

    /// <summary>Writes a schema file, under another name first, so that a file of this name is always whole.</summary>
    /// <exception cref="SynthTabException">The file cannot be written.</exception>
    public static void Save(TableSchema schema, string path)
    {
        string partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            File.WriteAllText(partial, TableSchemaJson.ToJson(schema).ToJsonString(Readable) + "\n");
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(partial)) { File.Delete(partial); }
            throw new SynthTabException($"{path}: the schema could not be written ({failure.Message.TrimEnd('.')}), "
                + "and a folder that can be written to is needed.", failure);
        }
    }
}
