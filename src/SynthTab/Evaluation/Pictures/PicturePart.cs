namespace SynthTab.Evaluation.Pictures;

/// <summary>A part of a column's cells: a level, a range of numbers, the missing ones.</summary>
/// <param name="Label">What it is, in words.</param>
/// <param name="From">The least number of the range, included; null where it is open or there is none.</param>
/// <param name="To">The end of the range, excluded; null where it is open or there is none.</param>
/// <param name="Real">The share of training rows in it.</param>
/// <param name="Synthetic">The share of synthetic rows in it.</param>
public sealed record PicturePart(string Label, double? From, double? To, double Real, double Synthetic)
{
    /// <summary>Whether it is a range of numbers.</summary>
    public bool IsRange => From is not null || To is not null;
}
