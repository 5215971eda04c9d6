using System.CommandLine;

namespace SynthTab.Cli.Options;

/// <summary>The options that every command has.</summary>
/// <param name="Seed">The seed of everything random.</param>
/// <param name="SeedGiven">Whether the seed was named, and not only the default.</param>
/// <param name="Device"><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>.</param>
/// <param name="Threads">Processor threads, 0 for the program's own choice.</param>
/// <param name="Json">Whether the result is one machine-readable object.</param>
internal sealed record CommonOptions(long Seed, bool SeedGiven, string Device, int Threads, bool Json)
{
    private static readonly Option<long> _seed = Numbers.WholeOption("--seed", "The seed: the same seed gives the same result.", 0, long.MinValue);
    private static readonly Option<string> _device = DeviceOption();
    private static readonly Option<long> _threads = Numbers.WholeOption("--threads", "Processor threads to use, 0 for the program's own choice.", 0, 0);
    private static readonly Option<bool> _json = new("--json") { Description = "Write the result as one machine-readable object.", Recursive = true };

    /// <summary>Gives the options to a command and all below it.</summary>
    public static void AddTo(Command root)
    {
        foreach (Option option in (Option[])[_seed, _device, _threads, _json])
        {
            option.Recursive = true;
            root.Add(option);
        }
    }

    /// <summary>Reads the options of a command line.</summary>
    public static CommonOptions From(ParseResult parsed)
        => new(parsed.GetValue(_seed), parsed.GetResult(_seed) is { Implicit: false }, parsed.GetValue(_device)!, (int)Math.Min(parsed.GetValue(_threads), int.MaxValue), parsed.GetValue(_json));

    private static Option<string> DeviceOption() => new("--device")
    {
        Description = "Where to compute: auto, cpu, cuda or cuda:N.",
        HelpName = "DEVICE",
        DefaultValueFactory = _ => "auto",
        CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            bool known = text is "auto" or "cpu" or "cuda" || (text.StartsWith("cuda:", StringComparison.Ordinal) && text[5..].All(char.IsAsciiDigit) && text.Length is > 5 and < 9);
            if (!known) { argument.AddError($"--device: '{text}' was given, and auto, cpu, cuda or cuda:N is needed."); }
            return text;
        },
    };
}
