using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>Unique identifiers of the shapes that the training identifiers share: same prefix, separators, letter case and
/// length.</summary>
/// <remarks>
/// A shape with C texts gives a sample the first of them in a random order, so uniqueness needs no memory; when a shape is used
/// up, longer texts follow. The training identifiers are not kept, so a made one may be one of the n that had its shape by
/// chance, with probability n / C for each: one in ten million for 1,000 identifiers of ten digits, and likely where the shapes
/// are nearly full, in which case an identifier says little by itself.
/// </remarks>
internal sealed class ShapedIdentifiers : CellMaker
{
    /// <summary>The form's name.</summary>
    public const string FormName = "shaped";

    // Every stretch of so many rows holds each shape in its share, so that a row's number says which text of its shape it has.
    private const int Period = 1000;

    private readonly ShapeTemplate[] _shapes;
    private readonly int[] _slots;
    private readonly IReadOnlyList<string> _missingTokens;
    private readonly int _longest;

    /// <param name="shapes">The shapes, most frequent first.</param>
    /// <param name="slots">How many rows of a period each shape has.</param>
    /// <param name="missingTokens">Texts that mean a missing cell, and so cannot be identifiers.</param>
    private ShapedIdentifiers(ShapeTemplate[] shapes, int[] slots, IReadOnlyList<string> missingTokens)
    {
        _shapes = shapes;
        _slots = slots;
        _missingTokens = missingTokens;
        _longest = shapes.Max(s => s.Length);
    }

    /// <inheritdoc/>
    public override string Form => FormName;

    /// <summary>Learns the shapes of the identifiers that are not missing.</summary>
    public static ShapedIdentifiers Fit(string[] cells, IReadOnlyList<string> missingTokens)
    {
        IReadOnlyList<(ShapeTemplate Shape, int Rows)> learned = ShapeLearner.Learn(cells);
        long all = Math.Max(1, learned.Sum(l => (long)l.Rows));
        int[] slots = [.. learned.Select(l => (int)(l.Rows * Period / all))];
        slots[0] += Period - slots.Sum();
        return new ShapedIdentifiers([.. learned.Select(l => l.Shape)], slots, missingTokens);
    }

    /// <summary>Comes back from json.</summary>
    public static ShapedIdentifiers Read(JsonFields fields, IReadOnlyList<string> missingTokens)
    {
        var shapes = new List<ShapeTemplate>();
        var slots = new List<int>();
        foreach (JsonFields shape in fields.Items("shapes"))
        {
            shapes.Add(ShapeTemplate.TryParse(shape.Text("code")) ?? throw shape.Wrong("code", "the code of a shape"));
            slots.Add((int)Math.Min(shape.Integer("of-1000-rows", minimum: 0), Period));
            shape.RequireNoOthers();
        }
        if (slots.Sum() != Period) { throw fields.Wrong("shapes", "a list whose shares add up to 1000"); }
        return new ShapedIdentifiers([.. shapes], [.. slots], missingTokens);
    }

    /// <inheritdoc/>
    public override void Write(JsonObject json) => json["shapes"] = new JsonArray([.. _shapes.Select((s, i) =>
        (JsonNode)new JsonObject { ["code"] = s.Code, ["of-1000-rows"] = _slots[i] })]);

    /// <inheritdoc/>
    public override Series Open(long seed) => new Unique(this, seed);

    private sealed class Unique : Series
    {
        private readonly ShapedIdentifiers _form;
        private readonly long _seed;
        private readonly IndexPermutation[] _orders;
        private readonly (int Shape, int Rank)[] _period = new (int, int)[Period];

        public Unique(ShapedIdentifiers form, long seed)
        {
            _form = form;
            _seed = seed;
            _orders = [.. form._shapes.Select((s, i) => new IndexPermutation(Key(i), s.Capacity))];
            int slot = 0;
            for (int shape = 0; shape < form._slots.Length; shape++)
            {
                for (int rank = 0; rank < form._slots[shape]; rank++) { _period[slot++] = (shape, rank); }
            }
            new RandomSource(seed).Shuffle(_period.AsSpan());
        }

        public override string Cell(long row)
        {
            (int shape, int rank) = _period[row % Period];
            ulong place = (ulong)(row / Period) * (ulong)_form._slots[shape] + (ulong)rank;
            ShapeTemplate template = _form._shapes[shape];
            if (place >= template.Capacity) { return Longer((ulong)row); }
            string cell = template.Fill(_orders[shape].At(place), Free(row));
            return _form._missingTokens.Contains(cell) ? Longer((ulong)row) : cell;
        }

        /// <summary>A text longer than every shape, numbered by the row itself.</summary>
        private string Longer(ulong row)
        {
            ShapeTemplate template = _form._shapes[0].Lengthened(_form._longest - _form._shapes[0].Length + 1);
            while (template.Capacity <= row) { template = template.Lengthened(1); }
            return template.Fill(new IndexPermutation(Key(_orders.Length + template.Length), template.Capacity).At(row), Free((long)row));
        }

        private long Key(int order) => unchecked((long)RandomSource.Name(_seed, (ulong)order));

        private RandomSource Free(long row) => new(_seed, ulong.MaxValue, (ulong)row);
    }
}
