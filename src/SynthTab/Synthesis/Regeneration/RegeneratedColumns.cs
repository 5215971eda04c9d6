using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>
/// The columns that no model ever sees, identifiers and free text: each is made anew, in the form of the training cells.
/// </summary>
/// <remarks>
/// A cell depends on the sample's seed and its row's number alone. No cell of the training table is kept. A made identifier may
/// coincide with a training one: by design where the column merely counts its rows, and by chance otherwise, each with the
/// probability that <see cref="ShapedIdentifiers"/> states.
/// </remarks>
internal sealed class RegeneratedColumns
{
    // Keys of the random streams: far from the block numbers, which count from zero.
    private const ulong CellStream = 0xC0FFEE_0000_0001;
    private const ulong MissingStream = 0xC0FFEE_0000_0002;

    private readonly Dictionary<string, Regenerated> _columns;

    private RegeneratedColumns(IEnumerable<Regenerated> columns)
        => _columns = columns.ToDictionary(c => c.Column, StringComparer.Ordinal);

    private sealed record Regenerated(string Column, double MissingShare, CellMaker Maker);

    /// <summary>Learns the forms of all columns of the table that models do not learn.</summary>
    public static RegeneratedColumns Fit(Table training)
        => new(training.Columns.OfType<TextColumn>().AsParallel().AsOrdered().Select(Fit).ToArray());

    /// <summary>Makes the cells of a column.</summary>
    /// <param name="column">Which column.</param>
    /// <param name="seed">The sample's seed.</param>
    /// <param name="firstRow">The number of the first row, in the whole sample.</param>
    /// <param name="rows">How many.</param>
    public TextColumn Make(ColumnSchema column, long seed, long firstRow, int rows)
    {
        Regenerated regenerated = _columns[column.Name];
        // Not GetHashCode, which differs from run to run.
        ulong name = column.Name.Aggregate(0UL, (hash, c) => unchecked(hash * 1_000_003 + c));
        CellMaker.Series series = regenerated.Maker.Open(unchecked((long)RandomSource.Name(seed, CellStream, name)));
        long missingSeed = unchecked((long)RandomSource.Name(seed, MissingStream, name));
        var cells = new string?[rows];
        for (int i = 0; i < rows; i++)
        {
            long row = firstRow + i;
            bool missing = regenerated.MissingShare > 0
                && (RandomSource.Name(missingSeed, (ulong)row) >> 11) * (1.0 / (1UL << 53)) < regenerated.MissingShare;
            cells[i] = missing ? null : series.Cell(row);
        }
        return new TextColumn(column, cells);
    }

    /// <summary>What was learned, as json.</summary>
    public JsonArray ToJson() => new([.. _columns.Values.Select(c =>
    {
        var json = new JsonObject { ["column"] = c.Column, ["missing-share"] = c.MissingShare, ["form"] = c.Maker.Form };
        c.Maker.Write(json);
        return (JsonNode)json;
    })]);

    /// <summary>Comes back from json; the columns must be those of the schema.</summary>
    /// <exception cref="SynthTabException">They are not, or a value cannot be.</exception>
    public static RegeneratedColumns FromJson(JsonArray json, TableSchema schema)
    {
        var columns = new List<Regenerated>();
        var holder = new JsonFields(new JsonObject { ["regenerated"] = json.DeepClone() }, ModelFile.EncoderPart);
        foreach (JsonFields fields in holder.Items("regenerated"))
        {
            string name = fields.Text("column");
            double missing = fields.Number("missing-share");
            if (missing is < 0 or > 1) { throw fields.Wrong("missing-share", "between 0 and 1"); }
            ColumnSchema column = schema[name];
            columns.Add(new Regenerated(name, missing, Read(fields, column)));
            fields.RequireNoOthers();
        }
        string[] expected = [.. schema.Columns.Where(c => !c.IsLearned).Select(c => c.Name)];
        return columns.Select(c => c.Column).SequenceEqual(expected)
            ? new RegeneratedColumns(columns)
            : throw new SynthTabException($"{ModelFile.EncoderPart}: its regenerated columns are not those of the schema.");
    }

    private static CellMaker Read(JsonFields fields, ColumnSchema column) => fields.Text("form") switch
    {
        ConsecutiveIntegers.FormName => ConsecutiveIntegers.Read(fields),
        ShapedIdentifiers.FormName => ShapedIdentifiers.Read(fields, column.MissingTokens),
        ShapedText.FormName => ShapedText.Read(fields, column.MissingTokens),
        _ => throw fields.Wrong("form", "a known form"),
    };

    private static Regenerated Fit(TextColumn column)
    {
        string[] present = [.. column.Values.OfType<string>()];
        double missing = column.Count == 0 ? 0 : (double)(column.Count - present.Length) / column.Count;
        IReadOnlyList<string> missingTokens = column.Schema.MissingTokens;
        CellMaker maker = column.Schema.Kind == ColumnKind.Text ? ShapedText.Fit(present, missingTokens)
            : ConsecutiveIntegers.TryFit(present) ?? (CellMaker)ShapedIdentifiers.Fit(present, missingTokens);
        return new Regenerated(column.Schema.Name, missing, maker);
    }
}
