namespace SynthTab.Encoders.Discrete;

/// <summary>What the discrete coding of a numeric column learns: pieces of the value axis, each a single value or a stretch of values over
/// which rows are spread evenly, and how they are put together to classes.</summary>
internal sealed record LearnedClasses : LearnedColumn
{
    /// <summary>The least value of each piece, ascending, [pieces].</summary>
    public required double[] Lows { get; init; }

    /// <summary>The greatest value of each piece, [pieces]; that of a single value is its least.</summary>
    public required double[] Highs { get; init; }

    /// <summary>The training rows of each piece, [pieces].</summary>
    public required long[] Rows { get; init; }

    /// <summary>The first piece of each class, ascending from 0, [classes of values].</summary>
    public required int[] Starts { get; init; }

    /// <summary>The training rows whose cell is missing.</summary>
    public required long Missing { get; init; }

    /// <summary>Throws where the facts cannot belong together.</summary>
    /// <exception cref="SynthTabException">They cannot, and so the file is damaged.</exception>
    public void Check()
    {
        Require(Lows.Length == Highs.Length && Lows.Length == Rows.Length, "the pieces' ends and rows must be equally many");
        Require(Lows.All(double.IsFinite) && Highs.All(double.IsFinite), "the ends must be finite");
        Require(Lows.Zip(Highs).All(p => p.First <= p.Second), "a piece must not end before it begins");
        Require(Highs.Zip(Lows.Skip(1)).All(p => p.First < p.Second), "the pieces must ascend");
        Require(Rows.All(r => r > 0) && Missing >= 0, "a piece must have rows");
        Require(Lows.Length > 0 || Missing > 0, "some cell must have been seen");
        Require(Starts.Length == 0 ? Lows.Length == 0 : Starts[0] == 0 && Starts[^1] < Lows.Length, "the classes must cover the pieces");
        Require(Starts.Zip(Starts.Skip(1)).All(p => p.First < p.Second), "the classes must ascend");
    }
}
