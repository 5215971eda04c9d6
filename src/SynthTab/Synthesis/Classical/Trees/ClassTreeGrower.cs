namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>Grows the tree of one column on coded rows, node by node, as far as leaves of the least size allow.</summary>
/// <remarks>Reiter 2005, "Using CART to Generate Partially Synthetic Public Use Microdata"; Nowok, Raab and Dibben 2016, "synthpop".
/// Not safe for use from two threads.</remarks>
internal sealed class ClassTreeGrower
{
    private readonly ClassRows _rows;
    private readonly int _response;
    private readonly int[] _earlier;
    private readonly int _leastRows;
    private readonly ClassSplitSearch _search;
    private readonly List<ClassNode> _nodes = [];
    private readonly List<ulong> _masks = [];
    private readonly int[] _moved;

    private ClassTreeGrower(ClassRows rows, int response, int[] earlier, int leastRows, int members)
    {
        (_rows, _response, _earlier, _leastRows) = (rows, response, earlier, leastRows);
        _search = new ClassSplitSearch(rows, response, leastRows, members);
        _moved = new int[members];
    }

    /// <summary>Grows a tree.</summary>
    /// <param name="rows">The coded rows.</param>
    /// <param name="response">The column whose law is learned.</param>
    /// <param name="earlier">The columns that may be asked about.</param>
    /// <param name="leastRows">The fewest rows of a leaf.</param>
    /// <param name="members">The rows to learn from, which are put into another order.</param>
    /// <param name="some">Draws the columns that each node looks at, a half of them; null where all are looked at.</param>
    public static ClassTree Grow(ClassRows rows, int response, int[] earlier, int leastRows, int[] members, RandomSource? some)
    {
        var grower = new ClassTreeGrower(rows, response, earlier, leastRows, members.Length);
        grower.Grow(members, some);
        var drawn = new int[members.Length];
        for (int i = 0; i < drawn.Length; i++) { drawn[i] = rows.Codes[response][members[i]]; }
        foreach (ClassNode node in grower._nodes.Where(n => n.Column < 0)) { drawn.AsSpan(node.Start, node.Rows).Sort(); }
        return new ClassTree([.. grower._nodes], [.. grower._masks], drawn, rows.Classes[response]);
    }

    private void Grow(int[] members, RandomSource? some)
    {
        var waiting = new Stack<(int Start, int End, int RightOf)>();
        waiting.Push((0, members.Length, -1));
        while (waiting.TryPop(out (int Start, int End, int RightOf) place))
        {
            (int at, int start, int end) = (_nodes.Count, place.Start, place.End);
            if (place.RightOf >= 0) { _nodes[place.RightOf] = _nodes[place.RightOf] with { Right = at }; }
            _nodes.Add(new ClassNode(-1, 0, 0, start, end));
            Span<int> own = members.AsSpan(start, end - start);
            if (own.Length < 2 * _leastRows || !Search(own, some)) { continue; }
            int mask = AddMask(_search.Column);
            int middle = start + Partition(own, _search.Column, mask);
            _nodes[at] = new ClassNode(_search.Column, mask, 0, start, end);
            waiting.Push((middle, end, at));
            waiting.Push((start, middle, -1)); // taken next, so that the left child follows its parent
        }
    }

    private bool Search(ReadOnlySpan<int> members, RandomSource? some)
    {
        if (!_search.Restart(members)) { return false; }
        if (some is null)
        {
            foreach (int column in _earlier) { _search.Look(column, members); }
            return _search.Column >= 0;
        }
        some.Shuffle<int>(_earlier);
        int enough = (_earlier.Length + 1) / 2;
        for (int i = 0; i < _earlier.Length && (i < enough || _search.Column < 0); i++) { _search.Look(_earlier[i], members); }
        return _search.Column >= 0;
    }

    private int AddMask(int column)
    {
        int mask = _masks.Count, words = ClassTreeFile.Words(_rows.Classes[column]);
        for (int word = 0; word < words; word++) { _masks.Add(0); }
        for (int code = 0; code < _rows.Classes[column]; code++)
        {
            if (_search.GoesLeft(code)) { _masks[mask + (code >> 6)] |= 1UL << (code & 63); }
        }
        return mask;
    }

    /// <summary>Puts the rows that go left first, both parts in their old order, and tells how many they are.</summary>
    private int Partition(Span<int> members, int column, int mask)
    {
        int[] codes = _rows.Codes[column];
        int left = 0, right = 0;
        foreach (int row in members)
        {
            bool goesLeft = (_masks[mask + (codes[row] >> 6)] >> (codes[row] & 63) & 1) != 0;
            if (goesLeft) { members[left++] = row; } else { _moved[right++] = row; }
        }
        _moved.AsSpan(0, right).CopyTo(members[left..]);
        return left;
    }
}
