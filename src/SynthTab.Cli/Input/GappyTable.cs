using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Input;

/// <summary>A table with gaps, as a model sees it.</summary>
/// <param name="Source">Its file.</param>
/// <param name="Csv">How the file is read.</param>
/// <param name="Known">The columns that the model learned; those that the file does not have are missing throughout.</param>
/// <param name="Columns">The columns to fill.</param>
/// <param name="Gaps">The cells to fill.</param>
/// <param name="Ignored">The columns that the file does not have and that are not to be filled either.</param>
internal sealed record GappyTable(
    string Source, CsvReadOptions Csv, Table Known, IReadOnlyList<string> Columns, CellMask Gaps, IReadOnlyList<string> Ignored)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="csv">How it is read.</param>
    /// <param name="schema">The model's columns.</param>
    /// <param name="columns">The columns to fill, names with commas between them; null for all.</param>
    /// <exception cref="SynthTabException">The file is not a table of these columns, or one to fill is not among those learned.</exception>
    public static GappyTable Read(string path, CsvReadOptions csv, TableSchema schema, string? columns)
    {
        IReadOnlyList<string> chosen = columns is null
            ? [.. schema.Columns.Where(c => c.IsLearned).Select(c => c.Name)]
            : Named(columns, schema);
        (Table known, IReadOnlyList<string> absent) = CsvTableReader.ReadPartial(path, schema, csv);
        CellMask gaps = CellMask.OfMissing(known, c => chosen.Contains(c.Name));
        return new GappyTable(path, csv, known, chosen, gaps, [.. absent.Except(chosen)]);
    }

    /// <summary>The names in the text; a name may itself hold a comma, so that the whole text is tried first.</summary>
    private static string[] Named(string columns, TableSchema schema)
    {
        string[] names = schema.Contains(columns) ? [columns] : [.. columns.Split(',').Select(n => n.Trim())];
        foreach (string name in names)
        {
            ColumnSchema column = schema[name];
            if (column.IsLearned) { continue; }
            throw new SynthTabException(
                $"--columns: '{name}' is of kind {column.Kind}, which no model learns, and a learned column is needed.");
        }
        return names;
    }
}
