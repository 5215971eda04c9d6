namespace SynthTab.Learners.Trees;

/// <summary>A question about one column.</summary>
/// <param name="Column">The column's position.</param>
/// <param name="Code">Ordered: the last code on the left; else the only one there.</param>
/// <param name="IsOrdered">Whether the column's codes are ordered.</param>
/// <param name="MissingLeft">Where a missing cell of an ordered column goes.</param>
internal readonly record struct TreeSplit(int Column, byte Code, bool IsOrdered, bool MissingLeft)
{
    /// <summary>Whether a row with this code goes left.</summary>
    public bool GoesLeft(byte code) => IsOrdered ? code == 0 ? MissingLeft : code <= Code : code == Code;
}

/// <summary>A binary tree whose leaves hold what it adds to each output.</summary>
internal sealed class DecisionTree(int outputs)
{
    /// <summary>The numbers that stand for a node.</summary>
    public const int NumbersPerNode = 6;

    private readonly List<Node> _nodes = [];
    private readonly List<double> _leaves = []; // [leaves, outputs]

    /// <summary>Adds a node whose children are not known yet, and gives its number; 0 is the root.</summary>
    public int AddNode()
    {
        _nodes.Add(default);
        return _nodes.Count - 1;
    }

    /// <summary>Makes the node a question.</summary>
    public void SetSplit(int node, TreeSplit split, int left, int right) => _nodes[node] = new Node(split, left, right);

    /// <summary>Makes the node a leaf with these outputs.</summary>
    public void SetLeaf(int node, ReadOnlySpan<double> values)
    {
        _nodes[node] = new Node(default, -1, _leaves.Count);
        _leaves.AddRange(values);
    }

    /// <summary>Adds the leaf of each row, times a factor, to its outputs, [rows, outputs].</summary>
    public void AddTo(double[] sums, BinnedRows rows, double factor)
    {
        Node[] nodes = [.. _nodes];
        double[] leaves = [.. _leaves];
        byte[][] codes = [.. rows.Columns.Select(c => c.Codes)];
        for (int row = 0; row < rows.Rows; row++)
        {
            int at = 0;
            while (nodes[at].Left >= 0)
            {
                at = nodes[at].Split.GoesLeft(codes[nodes[at].Split.Column][row]) ? nodes[at].Left : nodes[at].Right;
            }
            int leaf = nodes[at].Right;
            for (int k = 0; k < outputs; k++) { sums[row * outputs + k] += factor * leaves[leaf + k]; }
        }
    }

    /// <summary>The tree as numbers: for each node the column, the code, whether it is ordered, where missing cells go, and its children; a
    /// leaf has -1 as its left child and the place of its values as its right one.</summary>
    public (int[] Nodes, double[] Leaves) ToNumbers() => (
    [
        .. _nodes.SelectMany(n => new[]
        {
            n.Split.Column, n.Split.Code, n.Split.IsOrdered ? 1 : 0, n.Split.MissingLeft ? 1 : 0, n.Left, n.Right,
        }),
    ],
    [.. _leaves]);

    /// <summary>The tree of such numbers, or null where they cannot be one: children must come after their parent.</summary>
    public static DecisionTree? FromNumbers(ReadOnlySpan<int> nodes, ReadOnlySpan<double> leaves, int outputs, int columns)
    {
        var tree = new DecisionTree(outputs);
        int count = nodes.Length / NumbersPerNode;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<int> n = nodes.Slice(i * NumbersPerNode, NumbersPerNode);
            bool isLeaf = n[4] == -1;
            bool fits = isLeaf ? n[5] >= 0 && n[5] + outputs <= leaves.Length
                : n[0] >= 0 && n[0] < columns && n[1] is >= 0 and <= byte.MaxValue && n[4] > i && n[4] < count && n[5] > i && n[5] < count;
            if (!fits) { return null; }
            tree._nodes.Add(new Node(new TreeSplit(n[0], (byte)n[1], n[2] != 0, n[3] != 0), n[4], n[5]));
        }
        tree._leaves.AddRange(leaves);
        return count > 0 ? tree : null;
    }

    /// <summary>A split with its children, or with <c>Left</c> -1 a leaf, whose values begin at <c>Right</c>.</summary>
    private readonly record struct Node(TreeSplit Split, int Left, int Right);
}
