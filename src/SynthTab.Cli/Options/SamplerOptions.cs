using System.CommandLine;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Options;

/// <summary>The options that say how a model that refines rows step by step makes them.</summary>
internal sealed class SamplerOptions
{
    private readonly Option<string?> _sampler = new("--sampler")
    {
        Description = "The way from noise to rows, of a model that has several; see synthtab models.",
        HelpName = "NAME",
    };
    private readonly Option<long?> _steps = Numbers.OptionalWholeOption(
        "--steps", "Steps from noise to rows: fewer are faster, more are closer to what was learned.", 1);
    private readonly Option<double?> _guidance = Numbers.OptionalNumberOption(
        "--guidance", "How far rows are pushed towards their conditions; 0 is as the training table has it.", 0);

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_sampler, _steps, _guidance]) { command.Add(option); }
    }

    /// <summary>Reads the options of a command line, for a model of this name.</summary>
    /// <exception cref="SynthTabException">The model does not have what was asked for.</exception>
    public SamplingOptions For(string model, ParseResult parsed)
    {
        var options = new SamplingOptions
        {
            Sampler = parsed.GetValue(_sampler),
            Steps = parsed.GetValue(_steps) is { } steps ? (int)Math.Min(steps, int.MaxValue) : null,
            Guidance = parsed.GetValue(_guidance),
        };
        Models.Catalog[model].Require(options);
        return options;
    }
}
