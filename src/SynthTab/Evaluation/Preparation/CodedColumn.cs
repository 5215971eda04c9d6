namespace SynthTab.Evaluation.Preparation;

/// <summary>A column as small whole numbers for counting; missing cells have a code like any other.</summary>
/// <param name="Codes">The cells, [rows], each from 0 to <paramref name="Count"/> - 1.</param>
/// <param name="Count">The number of possible codes, the same for the same column of every table.</param>
internal sealed record CodedColumn(int[] Codes, int Count)
{
    /// <summary>The levels as they are, with one more code for missing cells.</summary>
    public static CodedColumn Of(PreparedCategories column)
    {
        int missing = column.Levels.Count;
        return new CodedColumn(Array.ConvertAll(column.Codes, code => code < 0 ? missing : code), missing + 1);
    }
}
