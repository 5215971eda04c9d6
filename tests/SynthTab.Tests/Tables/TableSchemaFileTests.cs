using System.Text.Json.Nodes;
using SynthTab.Tables;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Tables;

public sealed class TableSchemaFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly TableSchema Everything = new(
    [
        new() { Name = "größe", Kind = ColumnKind.Continuous, Decimals = 2, FixedDecimals = true, LeastDecimals = 2, Minimum = -0.5, Maximum = 1e300, MissingTokens = ["?", ""] },
        new() { Name = "age", Kind = ColumnKind.Integer, Decimals = 0, LeastDecimals = 1, Roles = ColumnRoles.QuasiIdentifier | ColumnRoles.Sensitive },
        new() { Name = "c", Kind = ColumnKind.Categorical, Levels = ["<=50K", "a \"b\"", ""], Roles = ColumnRoles.Target, Reason = "because." },
        new() { Name = "b", Kind = ColumnKind.Boolean, Levels = ["no", "yes"] },
        new() { Name = "t", Kind = ColumnKind.DateTime, DateTimeFormat = "yyyy-MM-dd HH:mm:ss.FFF", Granularity = 0.001, Minimum = -1, Maximum = 1718438400.123 },
        new() { Name = "i", Kind = ColumnKind.Identifier },
        new() { Name = "x", Kind = ColumnKind.Text, Roles = ColumnRoles.Excluded },
    ]);

    [Fact]
    public void A_schema_comes_back_as_it_was_saved()
    {
        TableSchemaFile.Save(Everything, _folder.At("schema.json"));
        TableSchema loaded = TableSchemaFile.Load(_folder.At("schema.json"));
        Assert.Equivalent(Everything.Columns, loaded.Columns, strict: true);
        Assert.Equal(["schema.json"], _folder.Files());
        Assert.Contains("\"größe\"", File.ReadAllText(_folder.At("schema.json")), StringComparison.Ordinal);
        Assert.Contains("\"1969-12-31T23:59:59\"", File.ReadAllText(_folder.At("schema.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_that_was_never_text_is_read_too()
        => Assert.Equivalent(Everything.Columns, TableSchemaJson.FromJson(TableSchemaJson.ToJson(Everything), "model").Columns, strict: true);

    [Fact]
    public void The_json_of_a_model_file_is_the_same()
        => Assert.Equivalent(Everything.Columns, TableSchemaJson.FromJson(JsonNode.Parse(TableSchemaJson.ToJson(Everything).ToJsonString()), "model").Columns, strict: true);

    [Theory]
    [InlineData("{", "line 1: the text is not json, and a schema in json is needed.")]
    [InlineData("[]", "something else than an object was found, and an object in braces must stand here.")]
    [InlineData("""{ "columns": [] }""", "'version' is absent, and it must be 1.")]
    [InlineData("""{ "version": 2, "columns": [] }""", "'version' is 2, and this library reads version 1.")]
    [InlineData("""{ "version": 1, "columns": [] }""", "'columns' is absent, empty or no list, and it must be a list of columns.")]
    [InlineData("""{ "version": 1, "colums": 3, "columns": [{ "name": "a", "kind": "text" }] }""", "'colums' is no known name, and it must be one of version, columns.")]
    [InlineData("""{ "version": 1, "version": 1, "columns": [] }""", "line 1: the text is not json")]
    public void A_wrong_file_is_one_sentence(string json, string expected)
        => Assert.Contains(expected, Assert.Throws<SynthTabException>(() => TableSchemaJson.Parse(json, "s.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "kind": "text" }""", "s.json, column 1: 'name' is absent")]
    [InlineData("""{ "name": "a", "kind": "number" }""", "s.json, column 'a': 'kind' holds 'number', and it must be one of continuous, integer, categorical, boolean, datetime, identifier, text.")]
    [InlineData("""{ "name": "a", "kind": "text", "role": [] }""", "s.json, column 'a': 'role' is no known name")]
    [InlineData("""{ "name": "a", "kind": "text", "roles": ["goal"] }""", "'roles' holds 'goal', and it must be one of target, quasi-identifier, sensitive, excluded.")]
    [InlineData("""{ "name": "a", "kind": "text", "roles": ["target"] }""", "the target is an identifier, free text or excluded")]
    [InlineData("""{ "name": "a", "kind": "text", "missing-tokens": [1] }""", "'missing-tokens' is no list of texts")]
    [InlineData("""{ "name": "a", "kind": "continuous", "decimals": 1.5 }""", "'decimals' is no whole number")]
    [InlineData("""{ "name": "a", "kind": "continuous", "decimals": 16 }""", "'decimals' is 16, and it must lie between 0 and 15.")]
    [InlineData("""{ "name": "a", "kind": "continuous", "minimum": 2, "maximum": 1 }""", "'minimum' is above 'maximum'")]
    [InlineData("""{ "name": "a", "kind": "continuous", "minimum": "2" }""", "'minimum' is no finite number")]
    [InlineData("""{ "name": "a", "kind": "continuous", "fixed-decimals": 1 }""", "'fixed-decimals' is neither true nor false")]
    [InlineData("""{ "name": "a", "kind": "categorical", "levels": ["x", "x"] }""", "a level is listed twice")]
    [InlineData("""{ "name": "a", "kind": "categorical", "levels": ["x"], "missing-tokens": ["x"] }""", "a text is both a level and a missing token")]
    [InlineData("""{ "name": "a", "kind": "boolean", "levels": ["x", "y", "z"] }""", "a boolean column has 3 levels")]
    [InlineData("""{ "name": "a", "kind": "integer", "levels": ["x"] }""", "'levels' stands in a column of another kind")]
    [InlineData("""{ "name": "a", "kind": "datetime" }""", "'datetime-format' is absent")]
    [InlineData("""{ "name": "a", "kind": "datetime", "datetime-format": "%" }""", "'datetime-format' is no format of moments")]
    [InlineData("""{ "name": "a", "kind": "datetime", "datetime-format": "yyyy", "minimum": "early" }""", "'minimum' is not a moment")]
    public void A_wrong_column_is_one_sentence(string column, string expected)
    {
        string json = $$"""{ "version": 1, "columns": [{{column}}] }""";
        Assert.Contains(expected, Assert.Throws<SynthTabException>(() => TableSchemaJson.Parse(json, "s.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_of_one_name_are_named_with_the_file()
        => Assert.Equal("s.json: schema: the column 'a' is listed twice, and every name may stand once.", Assert.Throws<SynthTabException>(() =>
            TableSchemaJson.Parse("""{ "version": 1, "columns": [{ "name": "a", "kind": "text" }, { "name": "a", "kind": "text" }] }""", "s.json")).Message);

    [Fact]
    public void Files_that_cannot_be_read_or_written_are_one_sentence()
    {
        string absent = _folder.At("none.json");
        Assert.Equal($"{absent}: there is no such file, and a schema file is needed.", Assert.Throws<SynthTabException>(() => TableSchemaFile.Load(absent)).Message);
        Assert.Equal($"{_folder.At("")}: a folder was found, and a schema file is needed.", Assert.Throws<SynthTabException>(() => TableSchemaFile.Load(_folder.At(""))).Message);
        Assert.Throws<SynthTabException>(() => TableSchemaFile.Save(Everything, _folder.At(Path.Combine("none", "s.json"))));
    }
}
