using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>A column that counts its rows: counted on, from the training column's least number.</summary>
/// <remarks>The numbers name a row's place in a file and nobody, so that they may be the training table's own.</remarks>
/// <param name="start">The number of row 0.</param>
internal sealed class ConsecutiveIntegers(long start) : CellMaker
{
    /// <summary>The form's name.</summary>
    public const string FormName = "consecutive";

    // A training part of a table, drawn at random, has gaps where the holdout's rows were.
    private const double LeastFilled = 0.5;

    private const int LeastRows = 3;

    /// <inheritdoc/>
    public override string Form => FormName;

    /// <summary>Recognises a column of different whole numbers, written plainly, that fill at least half of their range.</summary>
    public static ConsecutiveIntegers? TryFit(string[] cells)
    {
        if (cells.Length < LeastRows) { return null; }
        var numbers = new HashSet<long>(cells.Length);
        foreach (string cell in cells)
        {
            bool plain = long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                && number >= 0 && number < long.MaxValue / 2 && number.ToString(CultureInfo.InvariantCulture) == cell;
            if (!plain || !numbers.Add(number)) { return null; }
        }
        long least = numbers.Min();
        return numbers.Count >= (numbers.Max() - least + 1) * LeastFilled ? new ConsecutiveIntegers(least) : null;
    }

    /// <summary>Comes back from json.</summary>
    public static ConsecutiveIntegers Read(JsonFields fields) => new(fields.Integer("start", minimum: 0));

    /// <inheritdoc/>
    public override void Write(JsonObject json) => json["start"] = start;

    /// <inheritdoc/>
    public override Series Open(long seed) => new Counted(start);

    private sealed class Counted(long start) : Series
    {
        public override string Cell(long row) => (start + row).ToString(CultureInfo.InvariantCulture);
    }
}
