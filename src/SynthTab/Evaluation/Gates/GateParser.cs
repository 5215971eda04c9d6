using System.Globalization;
using System.Text.RegularExpressions;

namespace SynthTab.Evaluation.Gates;

/// <summary>Reads the text of a rule.</summary>
/// <param name="rule">As it was given.</param>
/// <param name="metrics">The metrics that there will be.</param>
internal sealed partial class GateParser(string rule, IReadOnlyList<MetricDescription> metrics)
{
    private const string Form = "family.metric[.figure][.low|.high|.reference|.ratio], one of > >= < <=, and a number";

    private static readonly Dictionary<string, MetricFamily> Families
        = Enum.GetValues<MetricFamily>().ToDictionary(f => f.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Dictionary<string, GateSide> Sides
        = Enum.GetValues<GateSide>().Where(s => s != GateSide.Value).ToDictionary(s => s.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The gate.</summary>
    /// <exception cref="OptionsException">It is no rule, or there is no such family or metric.</exception>
    public Gate Parse()
    {
        Match match = Pattern().Match(rule);
        if (!match.Success) { throw Problem($"that is no rule, and {Form} are needed"); }
        string bound = match.Groups["bound"].Value;
        if (!double.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            throw Problem($"'{bound}' is no number, and one is needed after {match.Groups["op"].Value}");
        }
        string[] parts = match.Groups["name"].Value.ToLowerInvariant().Split('.');
        MetricFamily family = Family(parts[0]);
        if (parts.Length == 1) { throw Problem($"a metric is needed after '{parts[0]}.'; there are {Listed(NamesOf(family))}"); }
        if (parts is [_, "ratio"]) { return Gate.Of(rule, family, null, null, GateSide.Ratio, match.Groups["op"].Value, number); }
        string metric = Metric(family, parts[1]);
        bool sided = Sides.TryGetValue(parts[^1], out GateSide side) && parts.Length > 2;
        string figure = string.Join('.', parts[2..(sided ? ^1 : ^0)]);
        return Gate.Of(rule, family, metric, figure.Length > 0 ? figure : null, side, match.Groups["op"].Value, number);
    }

    private MetricFamily Family(string name) => Families.TryGetValue(name, out MetricFamily family)
        ? family
        : throw Problem($"there is no family '{name}'{Meant(name, Families.Keys)}; there are {Listed(Families.Keys)}");

    private string Metric(MetricFamily family, string name)
    {
        string[] known = [.. NamesOf(family)];
        if (known.Contains(name)) { return name; }
        string where = family.ToString().ToLowerInvariant();
        throw Problem(known.Length == 0
            ? $"no metric of {where} is asked here"
            : $"there is no metric '{name}' in {where}{Meant(name, known)}; there are {Listed(known)}");
    }

    private IEnumerable<string> NamesOf(MetricFamily family) => metrics.Where(m => m.Family == family).Select(m => m.Name);

    private OptionsException Problem(string problem) => new($"rule '{rule}': {problem}.");

    private static string Meant(string name, IEnumerable<string> known) => NearestName.Of(name, known) is { } near ? $", perhaps '{near}' is meant" : "";

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);

    [GeneratedRegex(@"^\s*(?<name>[^\s<>=]+)\s*(?<op>[<>]=?)\s*(?<bound>[^\s<>=]+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
