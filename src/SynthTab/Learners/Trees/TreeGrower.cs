namespace SynthTab.Learners.Trees;

/// <summary>Grows trees on binned rows, depth first, by sums over codes: a child's sums are its parent's less its sibling's.</summary>
/// <remarks>The sums are added in row order, so that the same rows give the same tree. Not safe for use from two threads.</remarks>
internal sealed class TreeGrower
{
    private readonly BinnedRows _rows;
    private readonly TreeGrowth _growth;
    private readonly RandomSource? _random;
    private readonly int _width; // sums per code: the outputs' slopes and the curvature
    private readonly int[] _columns; // those that can be split
    private readonly int[] _starts; // where a column's sums begin among those of a node, by position
    private readonly int _sums;
    private readonly SplitSearch _search;
    private readonly Stack<double[]> _spare = [];
    private readonly int[] _moved;
    private readonly double[] _whole, _leaf;
    private double[] _summary = [];

    /// <summary>Prepares to grow trees.</summary>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="growth">How far.</param>
    /// <param name="random">Draws the columns of each split; needed where growth asks for some of them only.</param>
    public TreeGrower(BinnedRows rows, int outputs, TreeGrowth growth, RandomSource? random = null)
    {
        _rows = rows;
        _growth = growth;
        _random = random;
        _width = outputs + 1;
        _columns = [.. Enumerable.Range(0, rows.Columns.Count).Where(c => rows.Columns[c].Count > 1)];
        _starts = new int[rows.Columns.Count];
        foreach (int column in _columns)
        {
            _starts[column] = _sums;
            _sums += rows.Columns[column].Count * _width;
        }
        _search = new SplitSearch(growth, outputs);
        _moved = new int[rows.Rows];
        _whole = new double[_width];
        _leaf = new double[outputs];
        Gains = new double[rows.Columns.Count];
    }

    /// <summary>By how much the splits of all trees grown so far have lowered the loss, for each column.</summary>
    public double[] Gains { get; }

    /// <summary>Grows one tree.</summary>
    /// <param name="derivatives">Those of the loss at the present outputs of all rows.</param>
    /// <param name="members">The numbers of the rows to learn from; they are put into another order.</param>
    public DecisionTree Grow(Derivatives derivatives, int[] members)
    {
        _summary = derivatives.Summary();
        var tree = new DecisionTree(derivatives.Outputs);
        double[]? sums = _growth.ColumnsPerSplit is null && _growth.Depth > 0 ? SumsOf(members) : null;
        Grow(tree, derivatives, members, _growth.Depth, sums);
        if (sums is not null) { _spare.Push(sums); }
        return tree;
    }

    private int Grow(DecisionTree tree, Derivatives derivatives, Span<int> members, int depth, double[]? sums)
    {
        int node = tree.AddNode();
        if (depth == 0 || members.Length < 2 || Search(members, sums) is not { } split)
        {
            tree.SetLeaf(node, Leaf(derivatives, members));
            return node;
        }
        Gains[split.Column] += _search.Gain;
        int middle = Partition(members, split);
        Span<int> left = members[..middle], right = members[middle..];
        if (sums is null || depth == 1)
        {
            tree.SetSplit(node, split, Grow(tree, derivatives, left, depth - 1, sums), Grow(tree, derivatives, right, depth - 1, sums));
            return node;
        }
        bool leftIsSmaller = left.Length <= right.Length;
        double[] smaller = SumsOf(leftIsSmaller ? left : right);
        for (int i = 0; i < sums.Length; i++) { sums[i] -= smaller[i]; }
        int leftNode = Grow(tree, derivatives, left, depth - 1, leftIsSmaller ? smaller : sums);
        int rightNode = Grow(tree, derivatives, right, depth - 1, leftIsSmaller ? sums : smaller);
        tree.SetSplit(node, split, leftNode, rightNode);
        _spare.Push(smaller);
        return node;
    }

    private TreeSplit? Search(ReadOnlySpan<int> members, double[]? sums)
    {
        Array.Clear(_whole);
        foreach (int row in members)
        {
            for (int k = 0; k < _width; k++) { _whole[k] += _summary[row * _width + k]; }
        }
        _search.Restart(_whole);
        if (sums is not null)
        {
            foreach (int column in _columns) { Look(column, sums.AsSpan(_starts[column], _rows.Columns[column].Count * _width)); }
            return _search.Best;
        }
        _random!.Shuffle<int>(_columns);
        double[] scratch = Rent();
        for (int i = 0; i < _columns.Length && (i < _growth.ColumnsPerSplit || _search.Best is null); i++)
        {
            Span<double> bins = scratch.AsSpan(0, _rows.Columns[_columns[i]].Count * _width);
            bins.Clear();
            Sum(_rows.Columns[_columns[i]].Codes, members, bins);
            Look(_columns[i], bins);
        }
        _spare.Push(scratch);
        return _search.Best;
    }

    private void Look(int column, ReadOnlySpan<double> bins) => _search.Look(column, _rows.Columns[column].IsOrdered, bins);

    private double[] SumsOf(ReadOnlySpan<int> members)
    {
        double[] sums = Rent();
        Array.Clear(sums);
        foreach (int column in _columns) { Sum(_rows.Columns[column].Codes, members, sums.AsSpan(_starts[column])); }
        return sums;
    }

    private void Sum(byte[] codes, ReadOnlySpan<int> members, Span<double> into)
    {
        double[] summary = _summary;
        if (_width == 2)
        {
            foreach (int row in members)
            {
                int at = 2 * codes[row];
                into[at] += summary[2 * row];
                into[at + 1] += summary[2 * row + 1];
            }
            return;
        }
        foreach (int row in members)
        {
            Span<double> bin = into.Slice(codes[row] * _width, _width);
            ReadOnlySpan<double> of = summary.AsSpan(row * _width, _width);
            for (int k = 0; k < bin.Length; k++) { bin[k] += of[k]; }
        }
    }

    /// <summary>Puts the rows that go left first, both parts in their old order, and tells how many they are.</summary>
    private int Partition(Span<int> members, TreeSplit split)
    {
        byte[] codes = _rows.Columns[split.Column].Codes;
        int left = 0, right = 0;
        foreach (int row in members)
        {
            if (split.GoesLeft(codes[row])) { members[left++] = row; } else { _moved[right++] = row; }
        }
        _moved.AsSpan(0, right).CopyTo(members[left..]);
        return left;
    }

    /// <summary>The step that lowers the loss most to second order: -G / (H + λ) for each output.</summary>
    private double[] Leaf(Derivatives derivatives, ReadOnlySpan<int> members)
    {
        for (int k = 0; k < _leaf.Length; k++)
        {
            double slope = 0, curvature = 0;
            foreach (int row in members)
            {
                slope += derivatives.Slopes[row * _leaf.Length + k];
                curvature += derivatives.Curvatures[row * _leaf.Length + k];
            }
            _leaf[k] = curvature + _growth.Penalty > 0 ? -slope / (curvature + _growth.Penalty) : 0;
        }
        return _leaf;
    }

    private double[] Rent() => _spare.TryPop(out double[]? sums) ? sums : new double[Math.Max(_sums, _width)];
}
