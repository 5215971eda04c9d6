using System.Text.Json.Nodes;
using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders;

/// <summary>A damaged or foreign file is refused with one sentence, whatever is wrong with it.</summary>
public class EncoderJsonTests
{
    private static readonly Table _table = Table.Of(
        ColumnCases.Numbers(ColumnCases.Draw(100, r => r.NextNormal())), ColumnCases.Levels([.. Enumerable.Repeat(0, 50), .. Enumerable.Repeat(1, 50)], 2));

    private static JsonObject Saved(NumericCoding coding = NumericCoding.ModeSpecific)
        => TableEncoder.Fit(_table, new EncoderOptions { Numeric = coding }, seed: 1).ToJson();

    private static string Refusal(JsonObject json) => Assert.Throws<SynthTabException>(() => TableEncoder.FromJson(json, _table.Schema)).Message;

    private static JsonObject Numbers(JsonObject json) => json["columns"]![0]!.AsObject();

    private static JsonObject Levels(JsonObject json) => json["columns"]![1]!.AsObject();

    public static TheoryData<string, Action<JsonObject>> Damages() => new()
    {
        { "an unknown key at the top", json => json["extra"] = 1 },
        { "an unknown key in a column", json => Numbers(json)["extra"] = 1 },
        { "a missing key", json => Numbers(json).Remove("weights") },
        { "no columns", json => json.Remove("columns") },
        { "a null column", json => json["columns"]![0] = null },
        { "an unknown coding", json => Numbers(json)["coding"] = "magic" },
        { "no coding", json => Numbers(json).Remove("coding") },
        { "a text for a number", json => Numbers(json)["weights"]![0] = "much" },
        { "a component without a mean", json => Numbers(json)["means"]!.AsArray().RemoveAt(0) },
        { "a negative weight", json => Numbers(json)["weights"]![0] = -1 },
        { "a deviation of zero", json => Numbers(json)["deviations"]![0] = 0 },
        { "a range that is upside down", json => Numbers(json)["range"]!["minimum"] = 1e9 },
        { "values but no range", json => Numbers(json)["range"] = null },
        { "point masses out of order", json => Numbers(json)["point-masses"] = new JsonArray(2, 1) },
        { "a level too many", json => Levels(json)["counts"]!.AsArray().Add(1) },
        { "a negative count", json => Levels(json)["counts"]![0] = -1 },
        { "no cell seen", json => Levels(json)["counts"] = new JsonArray(0, 0) },
        { "no slots", json => Levels(json)["maximum-slots"] = 0 },
        { "another name", json => Levels(json)["name"] = "d" },
        { "the columns swapped", json => json["columns"] = new JsonArray(Levels(json).DeepClone(), Numbers(json).DeepClone()) },
        { "a coding of numbers for a category", json => Levels(json).ReplaceWith(Renamed(Numbers(json), "c")) },
    };

    private static JsonObject Renamed(JsonObject column, string name)
    {
        JsonObject copy = column.DeepClone().AsObject();
        copy["name"] = name;
        return copy;
    }

    [Theory, MemberData(nameof(Damages))]
    public void A_damaged_file_is_refused_with_a_sentence(string what, Action<JsonObject> damage)
    {
        JsonObject json = Saved();
        TableEncoder.FromJson(json, _table.Schema); // sound before
        damage(json);
        Assert.True(Refusal(json).StartsWith("encoder", StringComparison.Ordinal), what);
    }

    [Theory, InlineData(NumericCoding.QuantileNormal, "quantiles"), InlineData(NumericCoding.Standard, "deviation")]
    public void So_are_the_other_codings(NumericCoding coding, string key)
    {
        JsonObject json = Saved(coding);
        Numbers(json)[key] = key == "quantiles" ? new JsonArray(1, 0) : 0;
        Assert.Contains("'x'", Refusal(json), StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_the_damage_is_named()
    {
        JsonObject json = Saved();
        Numbers(json)["extra"] = 1;
        Assert.Equal("encoder: $.columns[0].extra cannot be read, and codings saved by this version of the library are needed.", Refusal(json));
    }
}
