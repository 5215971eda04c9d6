using System.Text;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>
/// Finds the shapes that identifiers share. A shape that fewer than a few rows have is not learned, and a character is taken
/// for a fixed part of a shape only where many rows agree on it, so that no single row's identifier shows.
/// </summary>
internal static class ShapeLearner
{
    private const int LeastRowsOfShape = 3;
    private const int LeastRowsOfFixedPlace = 10;
    private const int LeastRowsOfNarrowPlace = 30;
    private const int LeastLettersOfHexadecimal = 50;
    private const int MostShapes = 100;

    /// <summary>The shapes with the numbers of their rows, most frequent first; at least one.</summary>
    public static IReadOnlyList<(ShapeTemplate Shape, int Rows)> Learn(string[] cells)
    {
        // From exact to vague: where most identifiers share a shape, the more exact one is kept.
        (Func<string, string> key, double leastCovered)[] views = [(Exact, 0.9), (Alphanumeric, 0.9), (Runs, 0.5)];
        foreach ((Func<string, string> key, double leastCovered) in views)
        {
            IGrouping<string, string>[] shared =
            [
                .. cells.Where(c => c.Length > 0).GroupBy(key).Where(g => g.Count() >= LeastRowsOfShape)
                    .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostShapes),
            ];
            if (shared.Length > 0 && shared.Sum(g => g.Count()) >= leastCovered * cells.Length)
            {
                return [.. shared.Select(g => (key == Runs ? Typical([.. g]) : Refined(g.Key, [.. g]), g.Count()))];
            }
        }
        int[] lengths = [.. cells.Select(c => c.Length).Order()];
        int typical = lengths.Length == 0 ? 1 : Math.Max(1, lengths[lengths.Length / 2]);
        return [(ShapeTemplate.Parse(new string('x', typical)), cells.Length)];
    }

    /// <summary>Digits, capitals and small letters by place: <c>AA9999</c>.</summary>
    private static string Exact(string cell) => string.Concat(cell.Select(ShapeTemplate.ClassOf));

    /// <summary>Letters and digits alike by place, as in a UUID.</summary>
    private static string Alphanumeric(string cell)
        => string.Concat(cell.Select(c => ShapeTemplate.ClassOf(c) is { Length: 1 } ? "z" : ShapeTemplate.ClassOf(c)));

    /// <summary>Digits, capitals and small letters, however many follow each other, as in names.</summary>
    private static string Runs(string cell)
    {
        var runs = new StringBuilder();
        string last = "";
        foreach (string place in cell.Select(ShapeTemplate.ClassOf))
        {
            if (place != last || place.Length > 1) { runs.Append(place); }
            last = place;
        }
        return runs.ToString();
    }

    /// <summary>The shape whose runs have the mean length over the cells, which share the sequence of runs.</summary>
    private static ShapeTemplate Typical(string[] cells)
    {
        int[][] lengths = [.. cells.Select(RunLengths)];
        string runs = Runs(cells[0]);
        var code = new StringBuilder();
        for (int i = 0, run = 0; i < runs.Length; i++, run++)
        {
            int length = (int)Math.Max(1, Math.Round(lengths.Average(l => l[run])));
            if (runs[i] == '\\') { code.Append(runs, i++, 2); }
            else { code.Append(runs[i], length); }
        }
        return ShapeTemplate.Parse(code.ToString());
    }

    private static int[] RunLengths(string cell)
    {
        var lengths = new List<int>();
        string last = "";
        foreach (string place in cell.Select(ShapeTemplate.ClassOf))
        {
            if (place != last || place.Length > 1) { lengths.Add(1); }
            else { lengths[^1]++; }
            last = place;
        }
        return [.. lengths];
    }

    /// <summary>The shape with its fixed characters and narrow alphabets, from cells of the same length.</summary>
    private static ShapeTemplate Refined(string key, string[] cells)
    {
        string mixed = MixedClass(cells);
        var code = new StringBuilder();
        for (int place = 0, i = 0; i < key.Length; place++, i++)
        {
            if (key[i] == '\\')
            {
                code.Append(key, i++, 2);
                continue;
            }
            string general = key[i] == 'z' ? mixed : key[i].ToString();
            bool startsNumber = place == 0 || !char.IsDigit(cells[0][place - 1]);
            code.Append(Place(general, [.. cells.Select(c => c[place])], startsNumber));
        }
        return ShapeTemplate.Parse(code.ToString());
    }

    private static string Place(string general, char[] seen, bool startsNumber)
    {
        if (seen.Length >= LeastRowsOfFixedPlace && seen.All(c => c == seen[0])) { return $"\\{seen[0]}"; }
        if (seen.Length < LeastRowsOfNarrowPlace) { return general; }
        string narrow = ShapeTemplate.ClassOf(seen[0]);
        if (seen.Any(c => ShapeTemplate.ClassOf(c) != narrow)) { return general; }
        if (narrow == "9") { return startsNumber && !seen.Contains('0') ? "1" : narrow; }
        return general is "h" or "H" ? general : narrow;
    }

    /// <summary>The class of places that hold both letters and digits.</summary>
    private static string MixedClass(string[] cells)
    {
        char[] letters = [.. cells.SelectMany(c => c).Where(char.IsLetter)];
        bool upper = letters.Any(char.IsUpper), lower = letters.Any(c => !char.IsUpper(c));
        bool hexadecimal = letters.Length >= LeastLettersOfHexadecimal && letters.All(char.IsAsciiHexDigit);
        return (upper, lower, hexadecimal) switch
        {
            (true, false, true) => "H",
            (false, true, true) => "h",
            (true, false, false) => "X",
            (false, _, _) => "x",
            _ => "z",
        };
    }
}
