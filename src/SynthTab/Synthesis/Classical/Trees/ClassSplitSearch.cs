namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>Finds the question about an earlier column that tells a node's rows apart best by their classes.</summary>
/// <remarks>
/// What is raised is the sum over both sides of Σ_k n_k² / n, which lowers Gini impurity (Breiman et al. 1984, "Classification and
/// Regression Trees"). Classes of a numeric response are counted at several resolutions, so that neighbouring classes are nearer to
/// each other than distant ones. Ordered columns are cut in two, with missing cells on either side. The levels of the other columns are
/// put in an order first and then cut: <see cref="LevelOrder"/>.
/// </remarks>
internal sealed class ClassSplitSearch
{
    private const double LeastGain = 1e-9;

    private static readonly int[] _widths = [1, 4, 16];

    private readonly ClassRows _rows;
    private readonly int[] _response;
    private readonly int _leastRows;
    private readonly int[][] _groups; // at each resolution, the group of each class
    private readonly int[][] _whole, _left; // the rows of each group, in the node and left of a cut
    private readonly int[] _counts, _ends, _order, _own, _codes, _sorted;
    private readonly LevelOrder _levels;
    private double _best;
    private int _bestLeft, _bestColumnClasses;
    private readonly bool[] _goesLeft;

    /// <summary>Prepares for nodes of at most so many rows.</summary>
    public ClassSplitSearch(ClassRows rows, int response, int leastRows, int mostRows)
    {
        int classes = rows.Classes.Max();
        (_rows, _response, _leastRows) = (rows, rows.Codes[response], leastRows);
        _groups = Resolutions(rows.Classes[response], rows.Ordered[response], rows.Missing[response]);
        _whole = [.. _groups.Select(g => new int[g.Max() + 1])];
        _left = [.. _groups.Select(g => new int[g.Max() + 1])];
        (_counts, _ends, _order) = (new int[classes], new int[classes], new int[classes + 1]);
        _goesLeft = new bool[classes];
        (_own, _codes, _sorted) = (new int[mostRows], new int[mostRows], new int[mostRows]);
        _levels = new LevelOrder(rows.Classes[response], classes);
    }

    /// <summary>The column of the best question so far, or -1.</summary>
    public int Column { get; private set; }

    /// <summary>Whether rows with this class of the column go left under the best question. Classes that the node has not are on the side of
    /// their neighbours in an ordered column, else on the larger side.</summary>
    public bool GoesLeft(int code) => _goesLeft[code];

    /// <summary>Turns to another node.</summary>
    /// <returns>Whether its rows are of more than one class.</returns>
    public bool Restart(ReadOnlySpan<int> members)
    {
        for (int i = 0; i < members.Length; i++) { _own[i] = _response[members[i]]; }
        long squares = 0;
        for (int v = 0; v < _groups.Length; v++)
        {
            int[] whole = _whole[v], groups = _groups[v];
            Array.Clear(whole);
            foreach (int own in _own.AsSpan(0, members.Length)) { whole[groups[own]]++; }
            foreach (int count in whole) { squares += (long)count * count; }
        }
        Column = -1;
        _best = (double)squares / members.Length * (1 + LeastGain);
        return squares < (long)members.Length * members.Length * _groups.Length;
    }

    /// <summary>Looks at one column.</summary>
    public void Look(int column, ReadOnlySpan<int> members)
    {
        int[] codes = _rows.Codes[column];
        int classes = _rows.Classes[column], missing = _rows.Missing[column];
        Array.Clear(_counts, 0, classes);
        for (int i = 0; i < members.Length; i++)
        {
            _codes[i] = codes[members[i]];
            _counts[_codes[i]]++;
        }
        int seen = 0;
        for (int code = 0; code < classes; code++) { if (_counts[code] > 0) { _order[seen++] = code; } }
        if (seen < 2) { return; }
        if (!_rows.Ordered[column]) { _levels.Sort(_order.AsSpan(0, seen), _counts, _codes.AsSpan(0, members.Length), _own); }
        Cut(column, seen, members.Length);
        if (!_rows.Ordered[column] || missing < 0 || _counts[missing] == 0) { return; }
        _order.AsSpan(0, seen - 1).CopyTo(_order.AsSpan(1)); // once more with the missing cells on the left
        _order[0] = missing;
        Cut(column, seen, members.Length);
    }

    /// <summary>Tries every cut of the classes in their present order.</summary>
    private void Cut(int column, int seen, int rows)
    {
        for (int i = 0, place = 0; i < seen; i++)
        {
            _ends[_order[i]] = place; // grows to the end as rows are put there
            place += _counts[_order[i]];
        }
        for (int i = 0; i < rows; i++) { _sorted[_ends[_codes[i]]++] = _own[i]; }
        foreach (int[] left in _left) { Array.Clear(left); }
        long leftSquares = 0, rightSquares = 0;
        foreach (int[] whole in _whole) { foreach (int count in whole) { rightSquares += (long)count * count; } }
        int bestCut = -1;
        for (int i = 0, place = 0; i < seen - 1; i++)
        {
            int end = _ends[_order[i]];
            Move(_sorted.AsSpan(place, end - place), ref leftSquares, ref rightSquares);
            place = end;
            if (place < _leastRows || rows - place < _leastRows) { continue; }
            double score = (double)leftSquares / place + (double)rightSquares / (rows - place);
            if (score > _best) { (_best, bestCut, _bestLeft) = (score, i, place); }
        }
        if (bestCut >= 0) { Remember(column, bestCut, seen, rows); }
    }

    /// <summary>Moves rows from the right side of the cut to the left.</summary>
    private void Move(ReadOnlySpan<int> moved, ref long leftSquares, ref long rightSquares)
    {
        for (int v = 0; v < _groups.Length; v++)
        {
            int[] groups = _groups[v], left = _left[v], whole = _whole[v];
            long gained = 0, lost = 0;
            foreach (int own in moved)
            {
                int group = groups[own], before = left[group]++;
                gained += 2 * before + 1;
                lost += 2 * (whole[group] - before) - 1;
            }
            leftSquares += gained;
            rightSquares -= lost;
        }
    }

    private void Remember(int column, int cut, int seen, int rows)
    {
        Column = column;
        _bestColumnClasses = _rows.Classes[column];
        bool unseen = _bestLeft * 2 > rows;
        Array.Fill(_goesLeft, unseen, 0, _bestColumnClasses);
        if (_rows.Ordered[column]) { RememberRange(column, cut, seen); }
        for (int i = 0; i < seen; i++) { _goesLeft[_order[i]] = i <= cut; }
    }

    /// <summary>Classes of an ordered column that no row has go with the nearest that rows have.</summary>
    private void RememberRange(int column, int cut, int seen)
    {
        int missing = _rows.Missing[column], last = -1, first = _bestColumnClasses;
        for (int i = 0; i < seen; i++)
        {
            if (_order[i] == missing) { continue; }
            if (i <= cut) { last = _order[i]; } else { first = Math.Min(first, _order[i]); }
        }
        int border = last < 0 ? -1 : first == _bestColumnClasses ? first : (last + first) / 2;
        for (int code = 0; code < _bestColumnClasses; code++) { _goesLeft[code] = code == missing ? _goesLeft[code] : code <= border; }
    }

    /// <summary>The response's classes themselves and, where they are ordered and many, groups of 4 and of 16 neighbours.</summary>
    private static int[][] Resolutions(int classes, bool ordered, int missing)
    {
        int[] widths = ordered ? Array.FindAll(_widths, w => w == 1 || classes > 2 * w) : [1];
        int[] own = [.. Enumerable.Range(0, classes)];
        return [.. widths.Select(w => Array.ConvertAll(own, k => k == missing ? (classes - 1) / w + 1 : k / w))];
    }
}
