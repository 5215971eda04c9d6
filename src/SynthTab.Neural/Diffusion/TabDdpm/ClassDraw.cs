using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>Draws the class of every row to be made: by the shares of training, among those that the conditions leave.</summary>
internal sealed class ClassDraw
{
    private readonly ClassCondition _condition;
    private readonly float[] _law; // sums to 1

    private ClassDraw(ClassCondition condition, float[] law) => (_condition, _law) = (condition, law);

    /// <summary>The draw under some conditions.</summary>
    /// <param name="condition">The column whose class the network is told.</param>
    /// <param name="shares">The classes' shares among the training rows, [classes].</param>
    /// <param name="encoder">Knows the levels' slots.</param>
    /// <param name="conditions">The conditions; those on other columns are left aside.</param>
    public static ClassDraw Under(ClassCondition condition, float[] shares, TableEncoder encoder, IReadOnlyList<Condition> conditions)
    {
        float[] law = [.. shares];
        string name = encoder.Schema.Columns[condition.Column].Name;
        foreach (Condition asked in conditions.Where(c => c.Column == name))
        {
            HashSet<int> slots = [.. LevelsOf(asked).Select(level => encoder.SlotOf(condition.Column, level))];
            for (int slot = 0; slot < law.Length; slot++) { law[slot] = slots.Contains(slot) ? law[slot] : 0; }
        }
        float all = law.Sum();
        // No class is left: the caller will reject every row, and says so; here any will do.
        return new ClassDraw(condition, all > 0 ? [.. law.Select(share => share / all)] : shares);
    }

    /// <summary>Draws a class for every row and tells it.</summary>
    public void Tell(ToldCells told, RandomSource random)
    {
        MixedState values = told.Values;
        for (int row = 0; row < values.Rows; row++)
        {
            values.Slots[row * values.Widths.Length + _condition.Block] = MultinomialDiffusion.Draw(_law, (float)random.NextDouble());
            told.Flags[row * told.Columns + _condition.Column] = true;
        }
    }

    private static IReadOnlyList<int> LevelsOf(Condition condition) => condition switch
    {
        Condition.OneOf oneOf => oneOf.Codes,
        Condition.IsMissing => [CategoricalColumn.Missing],
        _ => [],
    };
}
