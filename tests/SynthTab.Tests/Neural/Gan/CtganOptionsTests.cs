using SynthTab.Neural;
using SynthTab.Neural.Gan;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Neural.Gan;

public sealed class CtganOptionsTests
{
    [Fact]
    public void The_defaults_work()
    {
        new CtganOptions().Validate();
        Assert.Equal(500, new CtganOptions().BatchSize);
    }

    [Fact]
    public void A_batch_that_pac_does_not_divide_is_one_sentence()
        => Assert.Equal(
            "ctgan: batch-size is 500, and must be a multiple of pac, which is 7.",
            Assert.Throws<OptionsException>(() => new CtganModel(new CtganOptions { Pac = 7 })).Message);

    [Fact]
    public void Every_wrong_option_is_named_at_once()
    {
        var options = new CtganOptions { Epochs = 0, Temperature = 0, EmaDecay = 1, Dropout = double.NaN, CriticWidths = [], GeneratorWidths = [256, 0], CriticLearningRate = -1 };
        string message = Assert.Throws<OptionsException>(options.Validate).Message;
        foreach (string name in new[] { "epochs is 0", "temperature is 0", "ema-decay is 1", "dropout is NaN", "critic-widths", "generator-widths is 0", "critic-learning-rate is -1" })
        {
            Assert.Contains(name, message);
        }
    }

    [Fact]
    public void The_catalogs_entry_makes_the_model_from_options_as_written()
    {
        SynthesizerEntry entry = NeuralSynthesizers.Entries.Single(e => e.Name == "ctgan");
        Assert.NotNull(entry.Create(OptionsBinder.Parse(entry.DefaultOptions, ["epochs=3", "generator-widths=64,32", "conditional=false"], "ctgan")));
        Assert.Throws<OptionsException>(() => entry.Create(OptionsBinder.Parse(entry.DefaultOptions, ["pac=3"], "ctgan")));
        Assert.All(OptionsBinder.Describe(entry.DefaultOptions), option => Assert.NotEmpty(option.Doc));
    }
}
