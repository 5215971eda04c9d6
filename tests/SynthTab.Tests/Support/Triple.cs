using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;
using SynthTab.Tests.Conventions;

namespace SynthTab.Tests.Support;

/// <summary>One of the golden triples (training, holdout, synthetic) with the values that reference implementations gave.</summary>
internal sealed class Triple
{
    private static readonly Lazy<JsonDocument> Golden = new(() => JsonDocument.Parse(File.ReadAllBytes(Shared.Folder("reference", "golden.json"))));

    private Triple(string name, JsonElement values, Table training, Table holdout, Table synthetic)
    {
        Values = values;
        Name = name;
        Training = training;
        Holdout = holdout;
        Synthetic = synthetic;
    }

    public static TheoryData<string> Names { get; } =
        ["adult-ctgan", "adult-real", "churn-shuffled", "beijing-smote-like", "covertype-leaky", "bank-collapsed"];

    public string Name { get; }

    public Table Training { get; }

    public Table Holdout { get; }

    public Table Synthetic { get; }

    /// <summary>The golden values of this triple.</summary>
    public JsonElement Values { get; }

    public EvaluationInput Input => new(Training, Holdout, Synthetic);

    /// <summary>The prepared pairs with rows in file order, which the golden definitions speak of.</summary>
    public PreparedTables InFileOrder() => PreparedTables.From(Input, keepRowOrder: true);

    /// <summary>Reads the triple, or skips the test where the folder is absent.</summary>
    public static Triple Read(string name)
    {
        string folder = Shared.Folder("reference", "triples", name);
        return Read(name, folder, Golden.Value.RootElement.GetProperty("triples").GetProperty(name));
    }

    /// <summary>Reads the triple that lies in this repository: 300, 150 and 300 simulated clinic visits, every tenth training row
    /// among the synthetic ones.</summary>
    public static Triple OfRepository()
    {
        string folder = Path.Combine(SourceTree.Root, "tests", "SynthTab.Tests", "Golden", "clinic-visits");
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "golden.json")));
        return Read("clinic-visits", folder, golden.RootElement.GetProperty("values").Clone());
    }

    private static Triple Read(string name, string folder, JsonElement values)
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "schema.json")));
        Table Part(string part) => ReadTable(Directory.GetFiles(folder, part + ".csv*").Single(), schema.RootElement);
        return new Triple(name, values, Part("train"), Part("holdout"), Part("synthetic"));
    }

    private static Table ReadTable(string path, JsonElement schema)
    {
        string[] missing = [.. schema.GetProperty("missing_tokens").EnumerateArray().Select(t => t.GetString()!)];
        List<string[]> lines = ReadCsv(path);
        string target = schema.GetProperty("target").GetString()!;
        return Table.Of([.. schema.GetProperty("columns").EnumerateArray().Select((column, i) =>
        {
            string name = column.GetProperty("name").GetString()!;
            Assert.Equal(name, lines[0][i]);
            string?[] cells = [.. lines.Skip(1).Select(line => missing.Contains(line[i]) ? null : line[i])];
            return MakeColumn(name, column.GetProperty("kind").GetString()!, name == target ? ColumnRoles.Target : ColumnRoles.None, cells);
        })]);
    }

    private static Column MakeColumn(string name, string kind, ColumnRoles roles, string?[] cells)
    {
        var schema = new ColumnSchema { Name = name, Kind = ColumnKind.Continuous, Roles = roles };
        switch (kind)
        {
            case "numeric":
                return new NumericColumn(schema, [.. cells.Select(c => c is null ? double.NaN : double.Parse(c, CultureInfo.InvariantCulture))]);
            case "datetime":
                return new NumericColumn(schema with { Kind = ColumnKind.DateTime }, [.. cells.Select(c => c is null
                    ? double.NaN
                    : (DateTime.Parse(c, CultureInfo.InvariantCulture) - DateTime.UnixEpoch).TotalSeconds)]);
            default:
                string[] levels = [.. cells.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
                return new CategoricalColumn(
                    schema with { Kind = kind == "boolean" ? ColumnKind.Boolean : ColumnKind.Categorical, Levels = levels },
                    [.. cells.Select(c => c is null ? -1 : Array.BinarySearch(levels, c, StringComparer.Ordinal))]);
        }
    }

    /// <summary>A few lines of its own, so that the golden values do not depend on the program's reader.</summary>
    private static List<string[]> ReadCsv(string path)
    {
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        List<string[]> lines = [];
        List<string> line = [];
        var cell = new StringBuilder();
        bool quoted = false;
        while (reader.Read() is var next and >= 0)
        {
            char c = (char)next;
            if (quoted && c == '"' && reader.Peek() == '"') { cell.Append((char)reader.Read()); }
            else if (c == '"') { quoted = !quoted; }
            else if (quoted || c is not (',' or '\n')) { cell.Append(c); }
            else
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (c == '\n') { lines.Add([.. line]); line.Clear(); }
            }
        }
        return lines;
    }
}
