using System.ComponentModel;
using System.Text.Json.Nodes;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Synthesis;

public sealed class OptionsBinderTests
{
    private enum Loss
    {
        Hinge,
        LeastSquares,
    }

    private sealed record Options
    {
        [Description("How large a step is.")]
        public double LearningRate { get; init; } = 2e-4;

        public int BatchSize { get; init; } = 500;

        public bool Verbose { get; init; }

        public string Note { get; init; } = "";

        public Loss Loss { get; init; } = Loss.Hinge;

        public int[] Widths { get; init; } = [256, 256];

        public IReadOnlyList<int> OtherWidths { get; init; } = [1];

        public int? Epochs { get; init; } = 3;

        public int Steps => BatchSize * 2;
    }

    [Fact]
    public void Every_property_that_can_be_set_is_an_option_in_kebab_case()
        => Assert.Equal(
            """{"learning-rate":0.0002,"batch-size":500,"verbose":false,"note":"","loss":"hinge","widths":[256,256],"other-widths":[1],"epochs":3}""",
            OptionsBinder.ToJson(new Options()).ToJsonString());

    [Fact]
    public void Options_come_back_from_their_json()
    {
        var options = new Options
        {
            LearningRate = 1e-5, BatchSize = 7, Verbose = true, Note = "a=b", Loss = Loss.LeastSquares, Widths = [], OtherWidths = [3, 4], Epochs = null,
        };
        var back = OptionsBinder.FromJson<Options>(JsonNode.Parse(OptionsBinder.ToJson(options).ToJsonString())!.AsObject(), "o");
        Assert.Equal(options with { Widths = back.Widths, OtherWidths = back.OtherWidths }, back);
        Assert.Empty(back.Widths);
        Assert.Equal([3, 4], back.OtherWidths);
    }

    [Fact]
    public void What_is_not_given_keeps_its_default()
    {
        var options = OptionsBinder.FromJson<Options>(new JsonObject { ["batch-size"] = 64 }, "o");
        Assert.Equal((64, 2e-4), (options.BatchSize, options.LearningRate));
    }

    [Fact]
    public void Texts_of_a_command_line_get_the_types_of_the_record()
    {
        JsonObject json = OptionsBinder.Parse(
            new Options(),
            ["learning-rate=1e-4", "batch-size=32", "verbose=true", "note=x=y", "loss=least-squares", "widths=128, 64", "epochs=none", "batch-size=33"], "o");
        var options = OptionsBinder.FromJson<Options>(json, "o");
        Assert.Equal((1e-4, 33, true, "x=y", Loss.LeastSquares, null),
            (options.LearningRate, options.BatchSize, options.Verbose, options.Note, options.Loss, options.Epochs));
        Assert.Equal([128, 64], options.Widths);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        string message = Assert.Throws<OptionsException>(() => OptionsBinder.Parse(
            new Options(), ["lerning-rate=1", "batch-size=many", "verbose", "loss=huber", "widths=1,x"], "toy")).Message;
        Assert.Equal(
            "toy: there is no option 'lerning-rate', there are batch-size, epochs, learning-rate, loss, note, other-widths, verbose, widths; "
            + "batch-size is 'many', and must be: whole number; 'verbose' is not of the form name=value; "
            + "loss is 'huber', and must be: hinge or least-squares; widths is '1,x', and must be: whole numbers with commas between.", message);
    }

    [Theory]
    [InlineData("""{"batch-size":1.5}""", "whole number")]
    [InlineData("""{"batch-size":"x"}""", "whole number")]
    [InlineData("""{"batch-size":null}""", "whole number")]
    [InlineData("""{"batch-size":99999999999}""", "whole number")]
    [InlineData("""{"verbose":1}""", "true or false")]
    [InlineData("""{"note":5}""", "text")]
    [InlineData("""{"widths":["a"]}""", "whole numbers")]
    [InlineData("""{"widths":{}}""", "whole numbers")]
    [InlineData("""{"speed":1}""", "no option 'speed'")]
    public void Json_of_another_type_is_refused(string json, string reason)
        => Assert.Contains(
            reason,
            Assert.Throws<OptionsException>(() => OptionsBinder.FromJson<Options>(JsonNode.Parse(json)!.AsObject(), "o")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_description_has_name_type_default_and_sentence()
        => Assert.Equal(new OptionDescription("learning-rate", "number", "0.0002", "How large a step is."), OptionsBinder.Describe(new Options())[0]);

    [Fact]
    public void Infinity_survives_json()
        => Assert.Equal(
            double.PositiveInfinity,
            OptionsBinder.FromJson<Options>(OptionsBinder.ToJson(new Options { LearningRate = double.PositiveInfinity }), "o").LearningRate);
}
