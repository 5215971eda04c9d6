namespace SynthTab.Synthesis.Completion;

/// <summary>How well a model fills the gaps of one column, beside filling all of them with one value.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="IsNumeric">Whether it holds numbers; else levels.</param>
/// <param name="Cells">How many known cells were hidden from the model.</param>
/// <param name="Model">Of numbers the root mean square error of the mean of the draws, in the column's unit; of levels the share of
/// cells whose most frequent draw is right.</param>
/// <param name="OneDraw">The same of the first draw alone: what a person who fills a table once gets.</param>
/// <param name="Baseline">The same of the mean or the most frequent level of the cells that were not hidden.</param>
public sealed record ColumnImputation(string Column, bool IsNumeric, int Cells, double Model, double OneDraw, double Baseline)
{
    /// <summary>Whether the model's guess is closer than the one value.</summary>
    public bool BeatsBaseline => IsNumeric ? Model < Baseline : Model > Baseline;
}
