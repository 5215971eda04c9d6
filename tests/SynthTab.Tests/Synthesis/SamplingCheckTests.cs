using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis;

public sealed class SamplingCheckTests
{
    private static readonly CountingModel _able = new()
    {
        Capabilities = SynthesizerCapabilities.Samplers | SynthesizerCapabilities.Guidance,
        Samplers = ["heun", "ddim"],
    };

    [Fact]
    public void What_the_model_has_reaches_its_blocks()
    {
        var asked = new SamplingOptions { Sampler = "ddim", Steps = 7, Guidance = 1.5 };
        Sample(_able, asked);
        Assert.Equal(asked, _able.LastRequest!.Sampling);
    }

    [Fact]
    public void A_model_without_samplers_and_guidance_refuses_them_before_any_row_is_made()
    {
        var plain = new CountingModel();
        var asked = new SamplingOptions { Sampler = "ddim", Steps = 7, Guidance = 1.5 };
        string message = Assert.Throws<OptionsException>(() => Sample(plain, asked)).Message;
        Assert.Contains("sampler is 'ddim', and the model has none", message, StringComparison.Ordinal);
        Assert.Contains("steps were given", message, StringComparison.Ordinal);
        Assert.Contains("guidance was given", message, StringComparison.Ordinal);
        Assert.Equal(0, plain.Made);
    }

    [Fact]
    public void Another_sampler_no_steps_and_a_negative_guidance_are_refused()
    {
        Refused("sampler is 'euler', and the model has one of heun, ddim", new SamplingOptions { Sampler = "euler" });
        Refused("steps is 0", new SamplingOptions { Steps = 0 });
        Refused("guidance is -1", new SamplingOptions { Guidance = -1 });
        Refused("guidance is NaN", new SamplingOptions { Guidance = double.NaN });
    }

    private static void Refused(string reason, SamplingOptions asked)
        => Assert.Contains(reason, Assert.Throws<OptionsException>(() => Sample(_able, asked)).Message, StringComparison.Ordinal);

    private static void Sample(CountingModel model, SamplingOptions asked)
    {
        IFittedSynthesizer fitted = new SynthesizerCatalog(model.Entry).Create("counting").Fit(Table.Of(Columns.Real("x", 1, 2, 3)), new FitContext());
        foreach (Table table in fitted.Sample(new SampleRequest { Rows = 10, Sampling = asked })) { Assert.NotEqual(0, table.Rows); }
    }
}
