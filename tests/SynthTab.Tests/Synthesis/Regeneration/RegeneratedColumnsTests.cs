using System.Text.Json.Nodes;
using SynthTab.Synthesis.Regeneration;
using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis.Regeneration;

public sealed class RegeneratedColumnsTests
{
    [Fact]
    public void A_column_that_counts_its_rows_is_counted_on_from_its_start()
        => Assert.Equal(["5", "6", "7", "8"], Made(4, Columns.Identifiers("id", "5", "7", "6", "9")));

    [Fact]
    public void Numbers_with_wide_gaps_or_leading_zeros_do_not_count_rows()
    {
        Assert.Null(ConsecutiveIntegers.TryFit(["10", "500", "9000"]));
        Assert.Null(ConsecutiveIntegers.TryFit(["01", "02", "03"]));
        Assert.Null(ConsecutiveIntegers.TryFit(["1", "1", "2", "3"]));
    }

    [Fact]
    public void Prefix_separators_case_and_length_are_kept()
        => Assert.All(
            Made(500, Columns.Identifiers("id", Random(200, r => $"PT-{Letter(r, 'A')}{Letter(r, 'a')}-{r.NextInt(10000):D4}"))),
            id => Assert.Matches("^PT-[A-Z][a-z]-[0-9]{4}$", id));

    [Fact]
    public void Shapes_come_in_their_shares()
    {
        string?[] made = Made(4000, Columns.Identifiers("id", Random(400, r => r.NextInt(4) == 0 ? $"{r.NextInt(100000):D5}" : $"K{r.NextInt(1000000):D6}")));
        Assert.All(made, id => Assert.Matches("^([0-9]{5}|K[0-9]{6})$", id));
        Assert.InRange(made.Count(id => id![0] == 'K') / 4000.0, 0.68, 0.82);
    }

    [Fact]
    public void A_hexadecimal_identifier_stays_hexadecimal()
    {
        static string Hex(RandomSource r, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "0123456789abcdef"[r.NextInt(16)]));
        string?[] made = Made(300, Columns.Identifiers("id", Random(300, r => $"{Hex(r, 8)}-{Hex(r, 4)}-4{Hex(r, 3)}-{Hex(r, 12)}")));
        Assert.All(made, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{12}$", id));
        Assert.Distinct(made);
    }

    [Fact]
    public void Names_get_the_shape_of_names()
    {
        string?[] made = Made(200, Columns.Identifiers("name", Random(300, r => $"{Name(r)}, {(r.NextInt(2) == 0 ? "Mr" : "Mrs")}. {Name(r)}")));
        Assert.All(made, name => Assert.Matches("^[A-Z][a-z]+, [A-Z][a-z]+\\. [A-Z][a-z]+$", name));
        Assert.Distinct(made);
    }

    [Fact]
    public void A_number_without_leading_zeros_gets_none()
        => Assert.All(Made(500, Columns.Identifiers("id", Random(100, r => $"{1 + r.NextInt(9)}{r.NextInt(100000):D5}"))), id => Assert.Matches("^[1-9][0-9]{5}$", id));

    [Fact]
    public void Identifiers_that_share_nothing_are_replaced_by_letters_and_digits()
        => Assert.All(Made(50, Columns.Identifiers("id", "a", "B-7", "xx9yy", "?!")), id => Assert.Matches("^[0-9a-z]+$", id));

    // Two digits have 100 texts; from then on longer ones follow, and none comes twice.
    [Fact]
    public void Longer_identifiers_follow_when_a_shape_is_used_up()
    {
        string?[] made = Made(5000, Columns.Identifiers("id", Random(40, r => $"{r.NextInt(100):D2}")));
        Assert.Distinct(made);
        Assert.Equal(100, made.Count(id => id!.Length == 2));
        Assert.Equal(4, made.Max(id => id!.Length));
    }

    [Fact]
    public void A_text_that_means_missing_is_never_made()
    {
        string?[] made = Made(676, Columns.Identifiers("id", Random(200, r => $"{Letter(r, 'A')}{Letter(r, 'A')}")));
        Assert.DoesNotContain("NA", made);
        Assert.Distinct(made);
    }

    [Fact]
    public void Identifiers_are_unique_in_a_large_sample_of_several_shapes()
        => Assert.Distinct(Made(200_000, Columns.Identifiers("id", Random(500, r => r.NextInt(2) == 0 ? $"A{r.NextInt(10000):D4}" : $"{r.NextInt(1000000):D6}b"))));

    [Fact]
    public void The_share_of_missing_cells_is_kept()
    {
        string?[] made = Made(5000, Columns.Identifiers("id", Random(400, r => r.NextInt(4) == 0 ? null : $"{r.NextInt(100000):D5}")));
        Assert.InRange(made.Count(id => id is null) / 5000.0, 0.18, 0.32);
    }

    [Fact]
    public void Texts_keep_their_numbers_of_words_and_their_shapes()
    {
        string?[] made = Made(500, Columns.Texts("note", Random(300, r => r.NextInt(2) == 0 ? $"{Letter(r, 'A')}{r.NextInt(90) + 10}" : "Seen by two nurses.")));
        Assert.All(made, note => Assert.Matches("^([A-Z][0-9]{2}|[A-Z][a-z]{3})( [a-z]{2,6}\\.?){0,3}$", note));
        Assert.DoesNotContain("Seen by two nurses.", made);
        Assert.Contains(made, note => note!.Split(' ').Length == 4);
    }

    [Fact]
    public void No_word_that_a_single_row_has_leaves_its_shape()
    {
        string?[] cells = [.. Enumerable.Repeat("plain words", 50), "X-7781/Q extraordinary"];
        string learned = RegeneratedColumns.Fit(Table.Of(Columns.Texts("note", cells))).ToJson().ToJsonString();
        Assert.DoesNotContain("/", learned, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_depends_on_the_seed_and_its_rows_number_alone()
    {
        Table table = Table.Of(Columns.Identifiers("id", Random(50, r => $"{r.NextInt(100000):D5}")), Columns.Texts("note", Random(50, _ => "one two")));
        RegeneratedColumns columns = RegeneratedColumns.Fit(table);
        foreach (ColumnSchema column in table.Schema.Columns)
        {
            Assert.Equal(columns.Make(column, 3, 0, 3000).Values[2500..], columns.Make(column, 3, 2500, 500).Values);
            Assert.NotEqual(columns.Make(column, 3, 0, 50).Values, columns.Make(column, 4, 0, 50).Values);
        }
    }

    [Fact]
    public void Damaged_json_is_refused()
    {
        Table table = Table.Of(Columns.Identifiers("id", Random(50, r => $"{r.NextInt(100000):D5}")));
        string json = RegeneratedColumns.Fit(table).ToJson().ToJsonString();
        foreach ((string from, string to) in new[] { ("99999", "99 99"), (":1000", ":7"), ("shaped", "magic"), ("\"id\"", "\"no\""), ("code", "kode"), (":0,", ":3,") })
        {
            string damaged = json.Replace(from, to, StringComparison.Ordinal);
            Assert.NotEqual(json, damaged);
            Assert.Throws<SynthTabException>(() => RegeneratedColumns.FromJson(JsonNode.Parse(damaged)!.AsArray(), table.Schema));
        }
    }

    private static string?[] Made(int rows, TextColumn training)
        => RegeneratedColumns.Fit(Table.Of(training)).Make(training.Schema, seed: 9, firstRow: 0, rows).Values;

    private static string?[] Random(int rows, Func<RandomSource, string?> cell)
        => [.. Enumerable.Range(0, rows).Select(row => cell(new RandomSource(1, (ulong)row)))];

    private static char Letter(RandomSource random, char first) => (char)(first + random.NextInt(26));

    private static string Name(RandomSource random)
        => Letter(random, 'A') + string.Concat(Enumerable.Range(0, 3 + random.NextInt(7)).Select(_ => Letter(random, 'a')));
}
