namespace SynthTab.Tables;

/// <summary>One column's name, kind and written form: all that is needed to read its cells and to write them back alike.</summary>
public sealed record ColumnSchema
{
    /// <summary>The column's name, as in the header.</summary>
    public required string Name { get; init; }

    /// <summary>What the column holds.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The parts it plays. Default none.</summary>
    public ColumnRoles Roles { get; init; }

    /// <summary>The cell texts that mean "missing", most frequent first; the first one is what is written. An empty list means
    /// that the column has no missing cells when read, and an empty cell is written.</summary>
    public IReadOnlyList<string> MissingTokens { get; init; } = [];

    /// <summary>The number of decimals of the column's grid (numeric kinds), 0 for whole numbers; null when there is no grid
    /// (values written with an exponent or with more than 15 digits).</summary>
    public int? Decimals { get; init; }

    /// <summary>Whether every cell is written with exactly <see cref="Decimals"/> decimals, as in <c>41.0</c>.</summary>
    public bool FixedDecimals { get; init; }

    /// <summary>Every cell is written with at least so many decimals, as in <c>7.0</c> beside <c>12.95</c>, where this is 1;
    /// whole numbers may have some too, as in <c>41.0</c>. Default 0.</summary>
    public int LeastDecimals { get; init; }

    /// <summary>The least value seen (numeric kinds and datetimes, the latter in seconds since 1970), or null.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest value seen, or null.</summary>
    public double? Maximum { get; init; }

    /// <summary>The levels of a categorical or boolean column, in ordinal order; a cell is stored as its index here.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>The format of a datetime column, in .NET's custom format letters, or null.</summary>
    public string? DateTimeFormat { get; init; }

    /// <summary>The grid of a datetime column in seconds (86400: whole days; 1: whole seconds; 0.001: milliseconds), or null.</summary>
    public double? Granularity { get; init; }

    /// <summary>Why the kind was chosen, in a sentence for the person who checks the schema.</summary>
    public string? Reason { get; init; }

    /// <summary>What a missing cell is written as.</summary>
    public string MissingText => MissingTokens.Count > 0 ? MissingTokens[0] : "";

    /// <summary>Stored as a <see cref="NumericColumn"/>: continuous, integer or datetime.</summary>
    public bool IsNumeric => Kind is ColumnKind.Continuous or ColumnKind.Integer or ColumnKind.DateTime;

    /// <summary>Stored as a <see cref="CategoricalColumn"/>: categorical or boolean.</summary>
    public bool IsCategorical => Kind is ColumnKind.Categorical or ColumnKind.Boolean;

    /// <summary>Whether models learn it: not an identifier, not free text, not excluded.</summary>
    public bool IsLearned => (IsNumeric || IsCategorical) && !Roles.HasFlag(ColumnRoles.Excluded);
}
