namespace SynthTab.Datasets;

/// <summary>One line of the catalog of public tables: what the table is, where it comes from and what may be done with it.</summary>
public sealed record DatasetEntry
{
    /// <summary>In kebab-case; what is typed instead of a path.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for a person.</summary>
    public required string Title { get; init; }

    /// <summary>The name of its file in a folder of datasets.</summary>
    public required string File { get; init; }

    /// <summary>Data rows, without the header.</summary>
    public required int Rows { get; init; }

    /// <summary>What it is usually used for: regression, binary or multiclass classification.</summary>
    public required string Task { get; init; }

    /// <summary>The column that is usually predicted.</summary>
    public required string Target { get; init; }

    /// <summary>The cell texts that mean "missing" in it.</summary>
    public required IReadOnlyList<string> MissingTokens { get; init; }

    /// <summary>Where it can be had.</summary>
    public required string SourcePage { get; init; }

    /// <summary>What its source says about its use.</summary>
    public required string Licence { get; init; }

    /// <summary>The SHA-256 of the uncompressed CSV, in lower-case hexadecimal.</summary>
    public required string Sha256Csv { get; init; }

    /// <summary>How the source divides it into training and test rows, in words.</summary>
    public required string Split { get; init; }

    /// <summary>Where the source's own split puts the first rows into training and the rest into the test part: how many those
    /// first rows are. Null where there is no such split.</summary>
    public int? TrainingRows { get; init; }
}
