namespace SynthTab.Tables;

/// <summary>What a column holds, and so how it is stored, learned and written.</summary>
public enum ColumnKind
{
    /// <summary>Real numbers, on a decimal grid where the file shows one. Stored as a <see cref="NumericColumn"/>.</summary>
    Continuous,

    /// <summary>Whole numbers. Stored as a <see cref="NumericColumn"/>.</summary>
    Integer,

    /// <summary>One of a list of levels. Stored as a <see cref="CategoricalColumn"/>.</summary>
    Categorical,

    /// <summary>Two levels that mean yes and no. Stored as a <see cref="CategoricalColumn"/>.</summary>
    Boolean,

    /// <summary>Moments, as seconds since 1970-01-01 00:00 without a time zone. Stored as a <see cref="NumericColumn"/>.</summary>
    DateTime,

    /// <summary>Names a row and says nothing else. Never learned; regenerated unique. Stored as a <see cref="TextColumn"/>.</summary>
    Identifier,

    /// <summary>Free text. Never learned; regenerated in the same shape. Stored as a <see cref="TextColumn"/>.</summary>
    Text,
}

/// <summary>What part a column plays besides its kind. A column may play several.</summary>
[Flags]
public enum ColumnRoles
{
    /// <summary>An ordinary column.</summary>
    None = 0,

    /// <summary>What downstream models predict. At most one column of a table.</summary>
    Target = 1,

    /// <summary>Known to outsiders, and so usable for finding a person again.</summary>
    QuasiIdentifier = 2,

    /// <summary>What an outsider must not learn about a person.</summary>
    Sensitive = 4,

    /// <summary>Neither learned nor written.</summary>
    Excluded = 8,
}
