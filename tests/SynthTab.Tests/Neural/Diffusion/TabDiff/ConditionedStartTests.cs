using SynthTab.Encoders;
using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Diffusion.TabDiff;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Neural.Diffusion.TabDiff;

public sealed class ConditionedStartTests
{
    // p(a, b): b follows a closely, so that drawing b within its condition after a, without weights, would be far off.
    private static readonly double[,] _law = { { 0.30, 0.02, 0.01 }, { 0.05, 0.25, 0.05 }, { 0.02, 0.10, 0.20 } };

    private static readonly MixedLayout _layout = new(new EncodedLayout(
        [new EncodedSpan(0, 0, 3, SpanKind.OneHot, IsCategory: true), new EncodedSpan(1, 3, 3, SpanKind.OneHot, IsCategory: true)]));

    // Given a in {0, 1} and b in {1, 2}: of 0.02 + 0.01 + 0.25 + 0.05 = 0.33, a = 0 has 0.03.
    [Fact]
    public void Two_conditions_with_several_levels_each_have_their_joint_law()
    {
        var rows = new MaskedRows(_layout, 20_000);
        var schedules = new TabDiffSchedules([], [new LogLinearMasking(), new LogLinearMasking()], categoriesFirst: true);
        new ConditionedStart(Plan(), schedules, categoriesFirst: true).Apply(rows, Exact, 10, seed: 1);
        double Share(int a, int b) => Enumerable.Range(0, 20_000).Count(r => rows.Slots[2 * r] == a && rows.Slots[2 * r + 1] == b) / 20_000.0;
        for (int a = 0; a < 2; a++)
        {
            for (int b = 1; b < 3; b++) { Assert.Equal(_law[a, b] / 0.33, Share(a, b), 0.015); }
        }
        Assert.All(rows.SlotGiven, Assert.True);
    }

    private static ConditionPlan Plan()
    {
        Table table = Table.Of(TinyTables.Category("a", ["x", "y", "z"], [0, 1, 2]), TinyTables.Category("b", ["x", "y", "z"], [0, 1, 2]));
        TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions { Numeric = NumericCoding.QuantileNormal }, 1);
        return ConditionPlan.Of([new Condition.OneOf("a", [0, 1]), new Condition.OneOf("b", [1, 2])], encoder, new MixedLayout(encoder.Layout));
    }

    private static void Exact(MaskedRows rows, double time, RowEstimate into)
    {
        for (int row = 0; row < rows.Rows; row++)
        {
            for (int slot = 0; slot < 3; slot++)
            {
                into.Logits[6 * row + slot] = (float)Math.Log(Sum(a => a == slot, b => Fits(rows.Slots[2 * row + 1], b)));
                into.Logits[6 * row + 3 + slot] = (float)Math.Log(Sum(a => Fits(rows.Slots[2 * row], a), b => b == slot));
            }
        }

        static bool Fits(int known, int slot) => known == MaskedRows.Masked || known == slot;
    }

    private static double Sum(Func<int, bool> first, Func<int, bool> second)
        => Enumerable.Range(0, 9).Where(i => first(i / 3) && second(i % 3)).Sum(i => _law[i / 3, i % 3]);
}
