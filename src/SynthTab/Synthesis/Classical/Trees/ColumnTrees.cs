namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>The law of one column given the earlier ones: the mean of the laws of one or several trees.</summary>
/// <param name="response">The column.</param>
/// <param name="trees">Its trees.</param>
/// <param name="smoothing">How many rows' worth of the node above is mixed into a node's law.</param>
internal sealed class ColumnTrees(int response, ClassTree[] trees, double smoothing)
{
    /// <summary>The column.</summary>
    public int Response => response;

    /// <summary>Its trees.</summary>
    public IReadOnlyList<ClassTree> Trees => trees;

    /// <summary>Draws a row's class given the classes of the earlier columns.</summary>
    /// <param name="codes">The classes, [columns][rows].</param>
    /// <param name="row">Which row.</param>
    /// <param name="random">The source of the draw.</param>
    public int Draw(int[][] codes, int row, RandomSource random)
    {
        ClassTree tree = trees.Length == 1 ? trees[0] : trees[random.NextInt(trees.Length)];
        return tree.Draw(tree.Leaf(codes, row), smoothing, random);
    }

    /// <summary>The probability of a class given the classes of the earlier columns.</summary>
    public double Probability(int[][] codes, int row, int ofClass)
    {
        double sum = 0;
        foreach (ClassTree tree in trees) { sum += tree.Probability(tree.Leaf(codes, row), smoothing, ofClass); }
        return sum / trees.Length;
    }
}
