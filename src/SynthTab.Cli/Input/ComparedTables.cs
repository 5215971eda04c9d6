using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Input;

/// <summary>The tables of an evaluation, read from files. The training table's schema rules; the others may have levels, gaps and
/// fractions of their own, whoever made them.</summary>
/// <param name="Training">What the generator learned from.</param>
/// <param name="Holdout">Real rows that it never saw, or null.</param>
/// <param name="Synthetic">What it made.</param>
/// <param name="Sentence">How many rows each has, for the person who reads.</param>
internal sealed record ComparedTables(Table Training, Table? Holdout, Table Synthetic, string Sentence)
{
    /// <summary>Reads them.</summary>
    /// <param name="training">The request for the training table.</param>
    /// <param name="holdout">The path of the holdout table, or null.</param>
    /// <param name="synthetic">The path of the synthetic table.</param>
    /// <exception cref="SynthTabException">A table, the schema or the target cannot be used, with the place and the reason.</exception>
    public static ComparedTables Load(DataRequest training, string? holdout, string synthetic)
    {
        LoadedTable first = DataSource.Load(training);
        CsvReadOptions options = training.Csv with { Target = null };
        Table? unseen = holdout is null ? null : CsvTableReader.ReadComparable(holdout, first.Table.Schema, options);
        Table judged = CsvTableReader.ReadComparable(synthetic, first.Table.Schema, options);
        string beside = unseen is null ? "no holdout table" : $"{Path.GetFileName(holdout)}: {Figures.Count(unseen.Rows)} holdout rows";
        return new ComparedTables(first.Table, unseen, judged,
            $"{first.Label}: {Figures.Count(first.Table.Rows)} training rows; {beside}; {Path.GetFileName(synthetic)}: {Figures.Count(judged.Rows)} synthetic rows.");
    }
}
