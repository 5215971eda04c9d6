namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>A question about one earlier column, or a leaf, and the rows that come here.</summary>
/// <param name="Column">The column asked about, or -1 at a leaf.</param>
/// <param name="Mask">Where the question's bits begin: bit c says whether class c goes left.</param>
/// <param name="Right">The right child; the left one is the next node.</param>
/// <param name="Start">The first of the node's rows among the tree's.</param>
/// <param name="End">One past the last.</param>
internal readonly record struct ClassNode(int Column, int Mask, int Right, int Start, int End)
{
    /// <summary>The number of rows.</summary>
    public int Rows => End - Start;
}

/// <summary>
/// The law of one column's class given earlier columns: a tree whose nodes hold the classes of the training rows that came there,
/// as counts. The law of a node is mixed with that of the node above.
/// </summary>
/// <remarks>
/// p(k | node) = (n_k + a p(k | parent)) / (n + a), at the root n_k / n, where n_k of the node's n rows have class k and a is the
/// smoothing: the shrinkage of Agarwal et al. 2022, "Hierarchical Shrinkage", with the weights of Dirichlet priors. The rows of a node
/// stand together, so that drawing is picking one of them or, by chance, going up.
/// </remarks>
internal sealed class ClassTree
{
    private readonly ClassNode[] _nodes;
    private readonly ulong[] _masks;
    private readonly int[] _drawn; // the classes of the rows, those of a leaf together and ascending
    private readonly int[] _parents;
    private readonly Lazy<(int[] Starts, int[] Places)> _places;

    /// <summary>Takes the arrays over.</summary>
    /// <param name="nodes">The nodes, each before its children, the left child next.</param>
    /// <param name="masks">The bits of the questions.</param>
    /// <param name="drawn">The classes of the rows, ascending in each leaf.</param>
    /// <param name="classes">The number of classes.</param>
    public ClassTree(ClassNode[] nodes, ulong[] masks, int[] drawn, int classes)
    {
        (_nodes, _masks, _drawn, Classes) = (nodes, masks, drawn, classes);
        _parents = new int[nodes.Length];
        for (int node = 0; node < nodes.Length; node++)
        {
            if (nodes[node].Column >= 0) { _parents[node + 1] = _parents[nodes[node].Right] = node; }
        }
        _places = new Lazy<(int[], int[])>(FindPlaces);
    }

    /// <summary>The nodes.</summary>
    public ReadOnlySpan<ClassNode> Nodes => _nodes;

    /// <summary>The bits of the questions.</summary>
    public ReadOnlySpan<ulong> Masks => _masks;

    /// <summary>The classes of the rows, those of a leaf together and ascending.</summary>
    public ReadOnlySpan<int> Drawn => _drawn;

    /// <summary>The rows of the smallest leaf.</summary>
    public int SmallestLeaf => _nodes.Where(n => n.Column < 0).Min(n => n.Rows);

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The leaf of a row.</summary>
    /// <param name="codes">The classes of the earlier columns, [columns][rows].</param>
    /// <param name="row">Which row.</param>
    public int Leaf(int[][] codes, int row)
    {
        ClassNode[] nodes = _nodes;
        ulong[] masks = _masks;
        int at = 0;
        while (nodes[at].Column >= 0)
        {
            ref readonly ClassNode node = ref nodes[at];
            int code = codes[node.Column][row];
            at = (masks[node.Mask + (code >> 6)] >> (code & 63) & 1) != 0 ? at + 1 : node.Right;
        }
        return at;
    }

    /// <summary>Draws a class from a node's law.</summary>
    public int Draw(int node, double smoothing, RandomSource random)
    {
        int at = node;
        while (at > 0 && smoothing > 0 && random.NextDouble() * (_nodes[at].Rows + smoothing) >= _nodes[at].Rows) { at = _parents[at]; }
        return _drawn[_nodes[at].Start + random.NextInt(_nodes[at].Rows)];
    }

    /// <summary>The probability of a class under a node's law.</summary>
    public double Probability(int node, double smoothing, int ofClass)
    {
        double rows = _nodes[node].Rows, own = Count(node, ofClass);
        return node == 0 ? own / rows : (own + (smoothing > 0 ? smoothing * Probability(_parents[node], smoothing, ofClass) : 0)) / (rows + smoothing);
    }

    /// <summary>How many of a node's rows have the class.</summary>
    public int Count(int node, int ofClass)
    {
        (int[] starts, int[] places) = _places.Value;
        ReadOnlySpan<int> own = places.AsSpan(starts[ofClass], starts[ofClass + 1] - starts[ofClass]);
        return Before(own, _nodes[node].End) - Before(own, _nodes[node].Start);
    }

    private static int Before(ReadOnlySpan<int> ascending, int place)
    {
        int found = ascending.BinarySearch(place);
        return found < 0 ? ~found : found;
    }

    /// <summary>Where each class stands among the rows, ascending, class by class.</summary>
    private (int[] Starts, int[] Places) FindPlaces()
    {
        var starts = new int[Classes + 1];
        foreach (int drawn in _drawn) { starts[drawn + 1]++; }
        for (int k = 0; k < Classes; k++) { starts[k + 1] += starts[k]; }
        int[] next = [.. starts], places = new int[_drawn.Length];
        for (int place = 0; place < _drawn.Length; place++) { places[next[_drawn[place]]++] = place; }
        return (starts, places);
    }
}
