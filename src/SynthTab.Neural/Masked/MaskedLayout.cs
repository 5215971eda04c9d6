using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Neural.Masked;

/// <summary>What the network of a masked model is made for: the columns' classes, and the sizes that follow from them and the options.</summary>
internal sealed class MaskedLayout
{
    /// <summary>Reads it off.</summary>
    public MaskedLayout(DiscreteCoding coding, MaskedOptions options)
    {
        Coding = coding;
        Classes = [.. coding.Columns.Select(c => c.Classes)];
        Offsets = new int[Classes.Length + 1];
        for (int i = 0; i < Classes.Length; i++) { Offsets[i + 1] = Offsets[i] + Classes[i]; }
        Embedding = options.Embedding ?? (Columns <= 40 ? 8 : 6);
        Width = options.Width ?? (Columns <= 12 ? 256 : Columns <= 24 ? 192 : 128); // the work of a row grows with their product
        Depth = options.Depth;
        Last = options.TargetLast ? coding.Schema.Columns.ToList().FindIndex(c => c.Roles.HasFlag(ColumnRoles.Target)) : -1;
    }

    /// <summary>The coding of the columns.</summary>
    public DiscreteCoding Coding { get; }

    /// <summary>The number of columns.</summary>
    public int Columns => Classes.Length;

    /// <summary>The classes of each column.</summary>
    public int[] Classes { get; }

    /// <summary>Where each column's classes begin among those of all, and their number, [columns + 1].</summary>
    public int[] Offsets { get; }

    /// <summary>The numbers that stand for a class as other columns see it.</summary>
    public int Embedding { get; }

    /// <summary>The hidden units of each column's network.</summary>
    public int Width { get; }

    /// <summary>Its residual blocks.</summary>
    public int Depth { get; }

    /// <summary>The inputs of a column's network: every column's embedding and whether it is seen.</summary>
    public int Inputs => Columns * (Embedding + 1);

    /// <summary>The column that is drawn last where nothing is known of a row, the target; or -1.</summary>
    public int Last { get; }
}
