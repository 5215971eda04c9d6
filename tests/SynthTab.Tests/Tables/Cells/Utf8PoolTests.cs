using System.Text;
using FsCheck.Xunit;
using SynthTab.Tables.Cells;

namespace SynthTab.Tests.Tables.Cells;

public sealed class Utf8PoolTests
{
    [Property]
    public bool Equal_texts_share_a_code_and_come_back(string?[] texts)
    {
        var pool = new Utf8Pool();
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string text in texts.Select(t => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t ?? "")))) // lone surrogates become U+FFFD
        {
            int code = pool.Add(Encoding.UTF8.GetBytes(text), expected.Count);
            if (!expected.TryAdd(text, code) && expected[text] != code || pool.Text(code) != text) { return false; }
        }
        return pool.Count == expected.Count;
    }

    // 100,000 texts of up to 40 bytes fill several chunks and make the table grow many times.
    [Fact]
    public void Many_texts_are_told_apart_and_first_lines_remembered()
    {
        var pool = new Utf8Pool();
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 100_000; i++) { Assert.Equal(i, pool.Add(Encoding.UTF8.GetBytes($"{new string('x', i % 35)}{i}"), (round * 1_000_000) + i)); }
        }
        Assert.Equal(99_999, pool.FirstLine(99_999));
        pool.Clear();
        Assert.Equal(0, pool.Add("new"u8, 7));
        Assert.Equal("new", pool.Text(0));
    }

    [Fact]
    public void A_text_longer_than_a_chunk_fits()
    {
        var pool = new Utf8Pool();
        string longText = new('ä', 1 << 18);
        pool.Add("a"u8, 1);
        int code = pool.Add(Encoding.UTF8.GetBytes(longText), 2);
        Assert.Equal(longText, pool.Text(code));
        Assert.Equal(2, pool.Add("b"u8, 3));
        Assert.Equal("b", pool.Text(2));
    }
}
