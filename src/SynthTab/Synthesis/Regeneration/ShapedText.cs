using System.Text;
using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>Gibberish in the shape of the training texts: as many words, of lengths and characters as there. Not unique.</summary>
/// <remarks>Numbers of words and shapes of words are learned only where several rows share them; no word is kept.</remarks>
internal sealed class ShapedText : CellMaker
{
    /// <summary>The form's name.</summary>
    public const string FormName = "text";

    private const int LeastRows = 3;
    private const int MostShapes = 500;

    private readonly WeightedChoice<int> _wordCounts;
    private readonly WeightedChoice<ShapeTemplate> _firstWords;
    private readonly WeightedChoice<ShapeTemplate> _laterWords;
    private readonly IReadOnlyList<string> _missingTokens;

    private ShapedText(WeightedChoice<int> wordCounts, WeightedChoice<ShapeTemplate> firstWords, WeightedChoice<ShapeTemplate> laterWords,
        IReadOnlyList<string> missingTokens)
    {
        _wordCounts = wordCounts;
        _firstWords = firstWords;
        _laterWords = laterWords;
        _missingTokens = missingTokens;
    }

    /// <inheritdoc/>
    public override string Form => FormName;

    /// <summary>Learns the shapes of the texts that are not missing.</summary>
    public static ShapedText Fit(string[] cells, IReadOnlyList<string> missingTokens)
    {
        string[][] words = [.. cells.Select(c => c.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 0)];
        return new ShapedText(
            Shared(words.Select(w => w.Length), fallback: Median([.. words.Select(w => w.Length)])),
            SharedShapes(words.Select(w => w[0])),
            SharedShapes(words.SelectMany(w => w.Skip(1))),
            missingTokens);
    }

    /// <summary>Comes back from json.</summary>
    public static ShapedText Read(JsonFields fields, IReadOnlyList<string> missingTokens) => new(
        WeightedChoice<int>.Read(fields, "word-counts", f => (int)Math.Min(f.Integer("value", minimum: 1), int.MaxValue)),
        WeightedChoice<ShapeTemplate>.Read(fields, "first-words", Shape),
        WeightedChoice<ShapeTemplate>.Read(fields, "later-words", Shape),
        missingTokens);

    /// <inheritdoc/>
    public override void Write(JsonObject json)
    {
        json["word-counts"] = _wordCounts.ToJson(n => n);
        json["first-words"] = _firstWords.ToJson(s => s.Code);
        json["later-words"] = _laterWords.ToJson(s => s.Code);
    }

    /// <inheritdoc/>
    public override Series Open(long seed) => new Gibberish(this, seed);

    private static ShapeTemplate Shape(JsonFields fields)
        => ShapeTemplate.TryParse(fields.Text("value")) ?? throw fields.Wrong("value", "the code of a shape");

    private static WeightedChoice<ShapeTemplate> SharedShapes(IEnumerable<string> words)
    {
        string[] codes = [.. words.Select(w => string.Concat(w.Select(ShapeTemplate.ClassOf)))];
        int length = Median([.. words.Select(w => w.Length)]);
        WeightedChoice<string> shared = Shared(codes, fallback: new string('a', length));
        return shared.Select(ShapeTemplate.Parse);
    }

    private static WeightedChoice<T> Shared<T>(IEnumerable<T> values, T fallback)
        where T : IComparable
    {
        (T, long)[] counts =
        [
            .. values.CountBy(v => v).Where(c => c.Value >= LeastRows).OrderByDescending(c => c.Value).ThenBy(c => c.Key)
                .Take(MostShapes).Select(c => (c.Key, (long)c.Value)),
        ];
        return new WeightedChoice<T>(counts.Length > 0 ? counts : [(fallback, 1)]);
    }

    private static int Median(int[] numbers)
        => numbers.Length == 0 ? 1 : Math.Max(1, numbers.Order().ElementAt(numbers.Length / 2));

    private sealed class Gibberish(ShapedText form, long seed) : Series
    {
        public override string Cell(long row)
        {
            var random = new RandomSource(seed, (ulong)row);
            var text = new StringBuilder();
            int words = form._wordCounts.Draw(random);
            for (int word = 0; word < words; word++)
            {
                if (word > 0) { text.Append(' '); }
                (word == 0 ? form._firstWords : form._laterWords).Draw(random).AppendRandom(text, random);
            }
            while (form._missingTokens.Contains(text.ToString())) { text.Append('a'); } // would be read as a missing cell
            return text.ToString();
        }
    }
}
