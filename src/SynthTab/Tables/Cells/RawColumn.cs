namespace SynthTab.Tables.Cells;

/// <summary>A column as it stands in a file: a pool of distinct cell texts and, per row, the code of the row's text.</summary>
/// <param name="name">The name in the header.</param>
internal sealed class RawColumn(string name)
{
    private int[] _codes = new int[1024];

    /// <summary>The name in the header.</summary>
    public string Name => name;

    /// <summary>The distinct cell texts.</summary>
    public Utf8Pool Texts { get; } = new();

    /// <summary>The number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>The cells, [rows]: codes of <see cref="Texts"/>.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, Count);

    /// <summary>Appends a cell; tells whether its text is one that was not seen before.</summary>
    public bool Add(ReadOnlySpan<byte> text, long line)
    {
        if (Count == _codes.Length) { Array.Resize(ref _codes, Count * 2); }
        int known = Texts.Count;
        _codes[Count++] = Texts.Add(text, line);
        return Texts.Count > known;
    }

    /// <summary>How often each text stands in the column, by code.</summary>
    public int[] CountTexts()
    {
        var counts = new int[Texts.Count];
        foreach (int code in Codes) { counts[code]++; }
        return counts;
    }

    /// <summary>Forgets the cells and keeps the memory for the next ones.</summary>
    public void Clear()
    {
        Texts.Clear();
        Count = 0;
    }
}
