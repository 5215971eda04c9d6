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

    /// <summary>A split with its children, or with <c>Left</c> -1 a leaf, whose values begin at <c>Right</c>.</summary>
    private readonly record struct Node(TreeSplit Split, int Left, int Right);
}
