using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Nodes;

namespace SynthTab.Synthesis;

/// <summary>One option of a synthesizer, for help and for error messages.</summary>
/// <param name="Name">In kebab-case, as it is written on the command line and in the model file.</param>
/// <param name="Type">What is expected, in words: <c>whole number</c>.</param>
/// <param name="Default">The default as a person writes it.</param>
/// <param name="Doc">A sentence on what it does, from the property's <see cref="DescriptionAttribute"/>; empty where there is none.</param>
public sealed record OptionDescription(string Name, string Type, string Default, string Doc);

/// <summary>
/// Options records from and to json and text. Every public property that can be set is an option, named in kebab-case. Values
/// are only converted here: whether they can work is the record's own <c>Validate</c>.
/// </summary>
public static class OptionsBinder
{
    /// <summary>All options of a record, with their values.</summary>
    public static JsonObject ToJson(object options)
    {
        var json = new JsonObject();
        foreach (PropertyInfo property in Properties(options.GetType()))
        {
            json[NameOf(property)] = OptionValues.ToJson(property.GetValue(options));
        }
        return json;
    }

    /// <summary>The record with its defaults, but for the options given.</summary>
    /// <param name="given">Options by their kebab-case names.</param>
    /// <param name="owner">Whose options they are, as a message should say.</param>
    /// <exception cref="OptionsException">An option does not exist or is of another type; all of them are named.</exception>
    public static T FromJson<T>(JsonObject given, string owner)
        where T : class, new()
    {
        var options = new T();
        Set(options, given, owner);
        return options;
    }

    /// <summary>All options that a synthesizer would work with: the given ones over the defaults.</summary>
    /// <exception cref="OptionsException">An option does not exist or is of another type; all of them are named.</exception>
    internal static JsonObject Complete(object defaults, JsonObject given, string owner)
    {
        object options = Activator.CreateInstance(defaults.GetType())!;
        Set(options, ToJson(defaults), owner);
        Set(options, given, owner);
        return ToJson(options);
    }

    /// <summary>Options as a person writes them, <c>learning-rate=1e-4</c>, as json with the types of the options record.</summary>
    /// <param name="defaults">The options record with its defaults.</param>
    /// <param name="assignments">One text <c>name=value</c> for each option; the last one counts where a name stands twice.</param>
    /// <param name="owner">Whose options they are, as a message should say.</param>
    /// <exception cref="OptionsException">A text has no <c>=</c>, an option does not exist or its value is of another type.</exception>
    public static JsonObject Parse(object defaults, IEnumerable<string> assignments, string owner)
    {
        var json = new JsonObject();
        Dictionary<string, PropertyInfo> properties = ByName(defaults.GetType());
        var problems = new List<string>();
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                problems.Add($"'{assignment}' is not of the form name=value");
                continue;
            }
            string name = assignment[..equals].Trim(), text = assignment[(equals + 1)..].Trim();
            if (!properties.TryGetValue(name, out PropertyInfo? property)) { problems.Add(Unknown(name, properties.Keys)); }
            else if (!OptionValues.TryParse(text, property.PropertyType, out object? value))
            {
                problems.Add($"{name} is '{text}', and must be: {OptionValues.Name(property.PropertyType)}");
            }
            else { json[name] = OptionValues.ToJson(value); }
        }
        ThrowIfAny(problems, owner);
        return json;
    }

    /// <summary>The options of a record, in the order of its properties.</summary>
    public static IReadOnlyList<OptionDescription> Describe(object defaults) =>
    [
        .. Properties(defaults.GetType()).Select(p => new OptionDescription(
            NameOf(p),
            OptionValues.Name(p.PropertyType),
            OptionValues.Text(p.GetValue(defaults)),
            p.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "")),
    ];

    private static void Set(object options, JsonObject given, string owner)
    {
        Dictionary<string, PropertyInfo> properties = ByName(options.GetType());
        var problems = new List<string>();
        foreach ((string name, JsonNode? node) in given)
        {
            if (!properties.TryGetValue(name, out PropertyInfo? property)) { problems.Add(Unknown(name, properties.Keys)); }
            else if (!OptionValues.TryRead(node, property.PropertyType, out object? value))
            {
                problems.Add($"{name} is {node?.ToJsonString() ?? "null"}, and must be: {OptionValues.Name(property.PropertyType)}");
            }
            else { property.SetValue(options, value); }
        }
        ThrowIfAny(problems, owner);
    }

    private static string Unknown(string name, IEnumerable<string> known)
    {
        string names = string.Join(", ", known.Order(StringComparer.Ordinal));
        return names.Length == 0 ? $"there is no option '{name}', and none at all" : $"there is no option '{name}', there are {names}";
    }

    private static void ThrowIfAny(List<string> problems, string owner)
    {
        if (problems.Count > 0) { throw new OptionsException($"{owner}: {string.Join("; ", problems)}."); }
    }

    private static Dictionary<string, PropertyInfo> ByName(Type type)
        => Properties(type).ToDictionary(NameOf, StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p is { CanRead: true, CanWrite: true })
        .OrderBy(p => p.MetadataToken);

    private static string NameOf(PropertyInfo property) => OptionsCheck.Kebab(property.Name);
}
