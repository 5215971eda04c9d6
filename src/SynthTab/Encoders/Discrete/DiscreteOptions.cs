namespace SynthTab.Encoders.Discrete;

/// <summary>How a table is turned into classes.</summary>
public sealed record DiscreteOptions
{
    /// <summary>The classes that the ordinary values of a numeric column are cut into, or null for a number that fits the rows
    /// (<see cref="BinsFor"/>). Between 2 and 1024; default null.</summary>
    public int? Bins { get; init; }

    /// <summary>The most classes of a categorical column; with more levels the rarest share classes. Between 4 and 4096; default 256.</summary>
    public int MaximumLevels { get; init; } = 256;

    /// <summary>The fewest training rows behind any piece of a numeric column's law: a value of its own, or a stretch of values. No piece
    /// tells of fewer people. At least 1, or null for a number that fits the rows (<see cref="LeastRowsFor"/>); default null.</summary>
    public int? LeastRows { get; init; }

    /// <summary>The pieces that a class of ordinary values is cut into. Between 1 and 64; default 16.</summary>
    public int Pieces { get; init; } = 16;

    /// <summary>96 classes where there are rows enough, and about 40 rows in each where there are not.</summary>
    public static int BinsFor(int rows) => Math.Clamp(rows / 40, 4, 96);

    /// <summary>20 rows where there are many, and 5 where there are few: pieces of fewer rows follow the training rows more than their law.</summary>
    public static int LeastRowsFor(int rows) => Math.Clamp(rows / 800, 5, 20);

    /// <summary>Throws an <see cref="OptionsException"/> that names every option that cannot work.</summary>
    public void Validate() => new OptionsCheck("discrete coding")
        .Require(Bins is null or (>= 2 and <= 1024), nameof(Bins), Bins ?? 0, "must be between 2 and 1024")
        .Between(4, 4096, MaximumLevels)
        .AtLeast(1, LeastRows ?? 1, nameof(LeastRows))
        .Between(1, 64, Pieces)
        .ThrowIfAny();
}
