using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Masked;
using SynthTab.Neural.Runtime;

namespace SynthTab.Tests.Neural.Masked;

/// <summary>Rows against the network's own law, which is known exactly where the table is small enough to enumerate.</summary>
public sealed class RowMakerTests : TorchTests
{
    private const int Rows = 20_000;

    [Fact]
    public void Conditioned_cells_have_the_networks_joint_law_within_the_conditions()
    {
        using ColumnLaws laws = MaskedCase.Laws(size: 2);
        // a in {x, z}, b in {p, r, s}: a has fewer choices and is drawn first.
        CellLimits[] limits = [Only(0, 2), Only(0, 2, 3), CellLimits.None];
        double[,] joint = Joint(laws);
        double all = 0;
        foreach (int a in (int[])[0, 2]) { foreach (int b in (int[])[0, 2, 3]) { all += joint[a, b]; } }
        int[,] counts = Counted(laws, limits);
        Assert.Equal(0, counts[1, 0] + counts[1, 2] + counts[0, 1] + counts[2, 1]);
        foreach (int a in (int[])[0, 2])
        {
            foreach (int b in (int[])[0, 2, 3]) { Near(joint[a, b] / all, counts[a, b]); }
        }
        // The test can tell: without the second draw by weights, a alone would follow its own law.
        float[] alone = MaskedCase.Law(laws, 0);
        Assert.True(Math.Abs(alone[0] / (alone[0] + alone[2]) - (joint[0, 0] + joint[0, 2] + joint[0, 3]) / all) > 0.02);
    }

    // Both orders of the two columns come about equally often over blocks, so that the law of rows is the mean of the two factorisations.
    [Fact]
    public void Free_rows_of_a_block_follow_the_factorisation_of_its_order()
    {
        using ColumnLaws laws = MaskedCase.Laws(size: 2);
        using var rows = new PartialRows(laws, Rows);
        new RowMaker(laws, null, 1).Fill(rows, [CellLimits.None, CellLimits.None, CellLimits.None], seed: 4);
        int first = RowMaker.Order(3, 4)[0];
        float[] law = MaskedCase.Law(laws, first);
        for (int code = 0; code < law.Length; code++) { Near(law[code], rows.Codes[first].Count(c => c == code)); }
    }

    [Fact]
    public void In_the_tables_order_and_from_strata_the_first_column_has_its_shares_to_within_a_row()
    {
        using ColumnLaws laws = MaskedCase.Laws(size: 2);
        using var rows = new PartialRows(laws, Rows);
        var maker = new RowMaker(laws, null, 1) { AsInTable = true, Stratified = true };
        maker.Fill(rows, [CellLimits.None, CellLimits.None, CellLimits.None], seed: 4);
        float[] law = MaskedCase.Law(laws, 0);
        for (int code = 0; code < law.Length; code++) { Assert.Equal(law[code] * Rows, rows.Codes[0].Count(c => c == code), 2.0); }
    }

    [Fact]
    public void Known_cells_stay_and_the_others_follow_the_law_given_them()
    {
        using ColumnLaws laws = MaskedCase.Laws(size: 2);
        using var rows = new PartialRows(laws, Rows);
        for (int row = 0; row < Rows; row++)
        {
            rows.Reveal(0, row, 2);
            rows.Reveal(2, row, 1);
        }
        new RowMaker(laws, null, 1).Complete(rows, [CellLimits.None, CellLimits.None, CellLimits.None], seed: 4);
        Assert.All(rows.Codes[0], code => Assert.Equal(2, code));
        float[] law = MaskedCase.Law(laws, 1, (0, 2), (2, 1));
        for (int code = 0; code < law.Length; code++) { Near(law[code], rows.Codes[1].Count(c => c == code)); }
    }

    [Fact]
    public void A_cold_draw_is_the_most_likely_class_and_a_hidden_cell_is_as_never_seen()
    {
        using ColumnLaws laws = MaskedCase.Laws(size: 2);
        using var rows = new PartialRows(laws, 64);
        rows.Reveal(1, 5, 3);
        rows.Hide(1, 5);
        new ColumnDraw(laws, temperature: 1e-3).Run(rows, 0, null, null, new NoiseSource(new RandomSource(1)));
        float[] law = MaskedCase.Law(laws, 0);
        Assert.All(rows.Codes[0], code => Assert.Equal(Array.IndexOf(law, law.Max()), code));
    }

    // Allowed shares 1, 0 and 1/2: probabilities times these, and what was allowed in all is told as a logarithm.
    [Fact]
    public void Allowed_shares_weigh_the_draw_and_their_probability_is_handed_on()
    {
        using ColumnLaws laws = MaskedCase.Laws();
        using var rows = new PartialRows(laws, Rows);
        var weights = new double[Rows];
        new ColumnDraw(laws, 1).Run(rows, 0, [1, 0, 0.5], null, new NoiseSource(new RandomSource(1)), null, weights);
        float[] law = MaskedCase.Law(laws, 0);
        double kept = law[0] + 0.5 * law[2];
        Assert.All(weights, w => Assert.Equal(Math.Log(kept), w, 1e-5));
        Near(law[0] / kept, rows.Codes[0].Count(c => c == 0));
        Assert.DoesNotContain(1, rows.Codes[0]);
    }

    private static double[,] Joint(ColumnLaws laws)
    {
        var joint = new double[3, 4];
        float[] first = MaskedCase.Law(laws, 0);
        for (int a = 0; a < 3; a++)
        {
            float[] second = MaskedCase.Law(laws, 1, (0, a));
            for (int b = 0; b < 4; b++) { joint[a, b] = first[a] * second[b]; }
        }
        return joint;
    }

    private static int[,] Counted(ColumnLaws laws, CellLimits[] limits)
    {
        using var rows = new PartialRows(laws, Rows);
        new RowMaker(laws, null, 1).Fill(rows, limits, seed: 4);
        var counts = new int[3, 4];
        for (int row = 0; row < Rows; row++) { counts[rows.Codes[0][row], rows.Codes[1][row]]++; }
        return counts;
    }

    private static CellLimits Only(params int[] levels) => CellLimits.Known with { Levels = new(new HashSet<int>(levels)) };

    /// <summary>A count within five standard errors (drawing again by weights widens them a little).</summary>
    private static void Near(double share, int count) => Assert.Equal(share, count / (double)Rows, 7 * Math.Sqrt(share * (1 - share) / Rows) + 1e-4);
}
