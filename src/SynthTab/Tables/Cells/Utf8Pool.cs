using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace SynthTab.Tables.Cells;

/// <summary>
/// The distinct texts of a column, as UTF-8, each with a code in order of first appearance. A cell costs a hash and a
/// comparison, never a string; what has to be parsed is parsed once per distinct text.
/// </summary>
internal sealed class Utf8Pool
{
    private const int ChunkBytes = 1 << 18;

    private readonly List<Entry> _entries = [];
    private readonly List<byte[]> _chunks = [];
    private int[] _slots = new int[64]; // code + 1, or 0 where free; the length is a power of two
    private int _chunkUsed;

    private readonly record struct Entry(int Chunk, int Start, int Length, uint Hash, long Line);

    /// <summary>The number of distinct texts.</summary>
    public int Count => _entries.Count;

    /// <summary>The text of this code, valid until <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> this[int code]
    {
        get
        {
            Entry entry = _entries[code];
            return _chunks[entry.Chunk].AsSpan(entry.Start, entry.Length);
        }
    }

    /// <summary>The text of this code as a string.</summary>
    public string Text(int code) => Encoding.UTF8.GetString(this[code]);

    /// <summary>The line on which this text was first seen.</summary>
    public long FirstLine(int code) => _entries[code].Line;

    /// <summary>The code of the text; a new one is <see cref="Count"/> before the call.</summary>
    public int Add(ReadOnlySpan<byte> text, long line)
    {
        uint hash = Hash(text);
        int slot = (int)hash & (_slots.Length - 1);
        Span<Entry> entries = CollectionsMarshal.AsSpan(_entries);
        for (int held = _slots[slot]; held != 0; held = _slots[slot])
        {
            ref Entry entry = ref entries[held - 1];
            if (entry.Hash == hash && text.SequenceEqual(_chunks[entry.Chunk].AsSpan(entry.Start, entry.Length))) { return held - 1; }
            slot = (slot + 1) & (_slots.Length - 1);
        }
        _entries.Add(Store(text, hash, line));
        _slots[slot] = _entries.Count;
        if (_entries.Count * 2 > _slots.Length) { Grow(); }
        return _entries.Count - 1;
    }

    /// <summary>Forgets all texts and keeps the memory for the next ones.</summary>
    public void Clear()
    {
        _entries.Clear();
        Array.Clear(_slots);
        if (_chunks.Count > 1) { _chunks.RemoveRange(1, _chunks.Count - 1); }
        _chunkUsed = 0;
    }

    private Entry Store(ReadOnlySpan<byte> text, uint hash, long line)
    {
        if (_chunks.Count == 0 || _chunks[^1].Length - _chunkUsed < text.Length)
        {
            _chunks.Add(new byte[Math.Max(ChunkBytes, text.Length)]);
            _chunkUsed = 0;
        }
        int start = _chunkUsed;
        text.CopyTo(_chunks[^1].AsSpan(start));
        _chunkUsed += text.Length;
        return new Entry(_chunks.Count - 1, start, text.Length, hash, line);
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (int code = 0; code < _entries.Count; code++)
        {
            int slot = (int)_entries[code].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0) { slot = (slot + 1) & (_slots.Length - 1); }
            _slots[slot] = code + 1;
        }
    }

    /// <summary>Eight bytes at a time through a multiplication whose two halves are folded together (as wyhash does).</summary>
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ulong state = 0x9E3779B97F4A7C15UL ^ (ulong)text.Length;
        while (text.Length >= 8)
        {
            state = Fold(state ^ MemoryMarshal.Read<ulong>(text));
            text = text[8..];
        }
        ulong tail = 0;
        foreach (byte b in text) { tail = tail << 8 | b; }
        state = Fold(state ^ tail);
        return (uint)(state ^ state >> 32);
    }

    private static ulong Fold(ulong value)
    {
        ulong high = Math.BigMul(value, 0xE7037ED1A0B428DBUL, out ulong low);
        return BitOperations.RotateLeft(high, 23) ^ low;
    }
}
