using System.Text;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>
/// The shape of a text: for each place the characters that may stand there. As code, one letter stands for a class of
/// characters and a backslash makes the next character stand for itself: <c>\P\T\-9999</c> is PT- and four digits.
/// </summary>
internal sealed class ShapeTemplate
{
    private const string Digits = "0123456789", Lower = "abcdefghijklmnopqrstuvwxyz", Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The classes of characters by their letter in a shape's code.</summary>
    public static readonly IReadOnlyDictionary<char, string> Classes = new Dictionary<char, string>
    {
        ['9'] = Digits,
        ['1'] = "123456789",
        ['a'] = Lower,
        ['A'] = Upper,
        ['h'] = Digits + "abcdef",
        ['H'] = Digits + "ABCDEF",
        ['x'] = Digits + Lower,
        ['X'] = Digits + Upper,
        ['z'] = Digits + Lower + Upper,
    };

    private const ulong LargestCapacity = 1UL << 62;

    private readonly string[] _places;
    private readonly int _firstCounted;

    private ShapeTemplate(string code, string[] places)
    {
        Code = code;
        _places = places;
        // The last places count through the ordinals, as many as 62 bits can number; the places before are free to be random.
        Capacity = 1;
        _firstCounted = places.Length;
        while (_firstCounted > 0 && Capacity <= LargestCapacity / (ulong)places[_firstCounted - 1].Length)
        {
            _firstCounted--;
            Capacity *= (ulong)places[_firstCounted].Length;
        }
    }

    /// <summary>The shape as text.</summary>
    public string Code { get; }

    /// <summary>The number of characters.</summary>
    public int Length => _places.Length;

    /// <summary>How many ordinals have a text of their own.</summary>
    public ulong Capacity { get; }

    /// <summary>Reads a shape's code, or gives null where it is none.</summary>
    public static ShapeTemplate? TryParse(string code)
    {
        var places = new List<string>(code.Length);
        for (int i = 0; i < code.Length; i++)
        {
            if (code[i] == '\\' && i + 1 < code.Length) { places.Add(code[++i].ToString()); }
            else if (Classes.TryGetValue(code[i], out string? alphabet)) { places.Add(alphabet); }
            else { return null; }
        }
        return new ShapeTemplate(code, [.. places]);
    }

    /// <summary>Reads a code that was made here.</summary>
    public static ShapeTemplate Parse(string code)
        => TryParse(code) ?? throw new ArgumentException($"'{code}' is no shape.", nameof(code));

    /// <summary>The letter of the class that a character belongs to, or a backslash and the character itself.</summary>
    public static string ClassOf(char c) => char.IsDigit(c) ? "9"
        : char.IsUpper(c) ? "A"
        : char.IsLetter(c) || char.IsSurrogate(c) ? "a"
        : $"\\{c}";

    /// <summary>The same shape with more characters behind, of the kind of its widest place.</summary>
    public ShapeTemplate Lengthened(int extra)
    {
        string widest = _places.MaxBy(p => p.Length) is { Length: > 1 } alphabet ? alphabet : Digits;
        char letter = Classes.First(c => c.Value == widest).Key;
        return Parse(Code + new string(letter, extra));
    }

    /// <summary>The text of an ordinal below the capacity; different ordinals have different texts.</summary>
    public string Fill(ulong ordinal, RandomSource free)
    {
        var text = new StringBuilder(Length) { Length = Length };
        for (int i = Length - 1; i >= _firstCounted; i--)
        {
            (ordinal, ulong digit) = Math.DivRem(ordinal, (ulong)_places[i].Length);
            text[i] = _places[i][(int)digit];
        }
        for (int i = 0; i < _firstCounted; i++) { text[i] = _places[i][free.NextInt(_places[i].Length)]; }
        return text.ToString();
    }

    /// <summary>Adds a text of this shape, drawn at random.</summary>
    public void AppendRandom(StringBuilder text, RandomSource random)
    {
        foreach (string place in _places) { text.Append(place[place.Length == 1 ? 0 : random.NextInt(place.Length)]); }
    }
}
