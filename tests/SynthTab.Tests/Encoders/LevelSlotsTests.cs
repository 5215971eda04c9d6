using SynthTab.Encoders;

namespace SynthTab.Tests.Encoders;

public class LevelSlotsTests
{
    [Fact]
    public void Seen_levels_have_their_own_slots_in_order_and_missing_comes_last()
    {
        var slots = new LevelSlots([5, 0, 9, 1], missing: 2, maximumSlots: 128);
        Assert.Equal([0, -1, 1, 2, 3], new[] { 0, 1, 2, 3, -1 }.Select(slots.Of));
        Assert.Equal(4, slots.Count);
    }

    [Fact]
    public void Without_missing_cells_there_is_no_slot_for_them() => Assert.Equal(-1, new LevelSlots([5, 1], 0, 128).Of(-1));

    // 8 slots for 10 levels: one (an eighth) is shared, so the 7 most frequent keep theirs and levels 0, 4 and 7 share the last.
    [Fact]
    public void The_rarest_levels_share_where_there_are_too_many()
    {
        var slots = new LevelSlots([1, 50, 40, 30, 2, 60, 70, 3, 80, 90], missing: 0, maximumSlots: 8);
        Assert.Equal(8, slots.Count);
        Assert.Equal([7, 0, 1, 2, 7, 3, 4, 7, 5, 6], Enumerable.Range(0, 10).Select(slots.Of));
    }

    [Fact]
    public void Exactly_as_many_levels_as_slots_share_nothing()
        => Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).Select(new LevelSlots([1, 1, 1, 1], 0, 4).Of));

    // 16 shared slots for 20,000 - 111 levels of one row each: about 1,243 rows in each.
    [Fact]
    public void Shared_slots_hold_about_the_same_number_of_rows()
    {
        var slots = new LevelSlots([.. Enumerable.Repeat(1, 20_000)], missing: 1, maximumSlots: 128);
        int[] held = [.. Enumerable.Range(0, 20_000).GroupBy(slots.Of).OrderBy(g => g.Key).Select(g => g.Count())];
        Assert.Equal((128, 127), (slots.Count, held.Length));
        Assert.All(held[..111], h => Assert.Equal(1, h));
        Assert.All(held[111..], h => Assert.InRange(h, 1243, 1244));
    }

    // 3 shared slots for rows 9 1 1 1: the first would swallow all by rows, but the others must not be empty.
    [Fact]
    public void No_shared_slot_is_empty()
    {
        int[] counts = [.. Enumerable.Repeat(100, 21), 9, 1, 1, 1];
        var slots = new LevelSlots(counts, 0, maximumSlots: 24);
        Assert.Equal([.. Enumerable.Range(0, 24)], Enumerable.Range(0, 25).Select(slots.Of).Distinct().Order());
    }

    // Shared by levels of 30, 20 and 10 rows: a half, a third and a sixth. Standard deviation of 60,000 draws: about 120.
    [Fact]
    public void A_shared_slot_is_drawn_by_training_frequency()
    {
        var slots = new LevelSlots([100, 100, 100, 30, 20, 10], 0, maximumSlots: 4);
        var random = new RandomSource(5);
        int shared = slots.Of(3);
        int[] drawn = new int[6];
        for (int i = 0; i < 60_000; i++) { drawn[slots.Draw(shared, random)]++; }
        Assert.Equal(0, drawn[0] + drawn[1] + drawn[2]);
        Assert.InRange(drawn[3], 29_400, 30_600);
        Assert.InRange(drawn[4], 19_400, 20_600);
        Assert.InRange(drawn[5], 9_400, 10_600);
    }
}
