namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>A tree as the arrays of a model file, and back, checked.</summary>
internal static class ClassTreeFile
{
    private const int NodeFields = 5;

    /// <summary>Adds the tree's arrays under names that start with the prefix.</summary>
    public static void Write(ClassTree tree, ModelContents contents, string prefix)
    {
        int[] nodes = [.. tree.Nodes.ToArray().SelectMany(n => (int[])[n.Column, n.Mask, n.Right, n.Start, n.End])];
        long[] masks = [.. tree.Masks.ToArray().Select(m => unchecked((long)m))];
        int[] runs = Runs(tree.Drawn);
        contents.Weights[$"{prefix}.nodes"] = new NamedArray([nodes.Length / NodeFields, NodeFields], nodes);
        contents.Weights[$"{prefix}.masks"] = new NamedArray([masks.Length], masks);
        contents.Weights[$"{prefix}.runs"] = new NamedArray([runs.Length], runs);
    }

    /// <summary>Brings a tree back.</summary>
    /// <param name="contents">The file's contents.</param>
    /// <param name="prefix">How its arrays' names start.</param>
    /// <param name="classes">The number of classes of each column.</param>
    /// <param name="response">The tree's own column.</param>
    /// <param name="earlier">The columns that it may ask about.</param>
    /// <exception cref="SynthTabException">The arrays are not those of such a tree.</exception>
    public static ClassTree Read(ModelContents contents, string prefix, int[] classes, int response, ReadOnlySpan<int> earlier)
    {
        int[] fields = contents.Weights.TryGetValue($"{prefix}.nodes", out NamedArray? array) && array.Shape.Count == 2
            ? contents.Require<int>($"{prefix}.nodes", array.Shape[0], NodeFields)
            : contents.Require<int>($"{prefix}.nodes", 1, NodeFields);
        ulong[] masks = [.. contents.Require<long>($"{prefix}.masks").Select(m => unchecked((ulong)m))];
        int[] drawn = Expand(contents.Require<int>($"{prefix}.runs"), classes[response], prefix);
        ClassNode[] nodes = [.. fields.Chunk(NodeFields).Select(f => new ClassNode(f[0], f[1], f[2], f[3], f[4]))];
        Require(nodes.Length > 0 && nodes[0] is { Start: 0 } && nodes[0].End == drawn.Length, prefix);
        for (int at = 0; at < nodes.Length; at++)
        {
            ClassNode node = nodes[at];
            Require(node.Rows > 0, prefix);
            if (node.Column < 0) { continue; }
            Require(earlier.Contains(node.Column), prefix);
            Require(node.Mask >= 0 && node.Mask + Words(classes[node.Column]) <= masks.Length, prefix);
            Require(node.Right > at + 1 && node.Right < nodes.Length, prefix);
            (ClassNode left, ClassNode right) = (nodes[at + 1], nodes[node.Right]);
            Require(left.Start == node.Start && left.End == right.Start && right.End == node.End, prefix);
        }
        return new ClassTree(nodes, masks, drawn, classes[response]);
    }

    /// <summary>The words that hold a bit for each class.</summary>
    public static int Words(int classes) => (classes + 63) / 64;

    /// <summary>Each class and how often it follows itself: class, count, class, count ...</summary>
    private static int[] Runs(ReadOnlySpan<int> drawn)
    {
        var runs = new List<int>();
        foreach (int drawnClass in drawn)
        {
            if (runs.Count > 0 && runs[^2] == drawnClass) { runs[^1]++; } else { runs.AddRange([drawnClass, 1]); }
        }
        return [.. runs];
    }

    private static int[] Expand(int[] runs, int classes, string prefix)
    {
        Require(runs.Length % 2 == 0, prefix);
        long rows = 0;
        for (int i = 0; i < runs.Length; i += 2)
        {
            Require(runs[i] >= 0 && runs[i] < classes && runs[i + 1] > 0, prefix);
            rows += runs[i + 1];
        }
        Require(rows is > 0 and <= int.MaxValue / 8, prefix);
        var drawn = new int[rows];
        for (int i = 0, next = 0; i < runs.Length; next += runs[i + 1], i += 2) { Array.Fill(drawn, runs[i], next, runs[i + 1]); }
        return drawn;
    }

    private static void Require(bool holds, string prefix)
    {
        if (!holds) { throw new SynthTabException($"weights '{prefix}': they are not those of a tree over the columns before it."); }
    }
}
