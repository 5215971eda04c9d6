namespace SynthTab.Evaluation;

/// <summary>What the rows of a detail table stand for; reports choose the drawing by it.</summary>
public enum DetailKind
{
    /// <summary>Named figures.</summary>
    Figures,

    /// <summary>One row for each column of the table.</summary>
    Columns,

    /// <summary>One row for each pair of columns; the first two labels are their names.</summary>
    Pairs,

    /// <summary>Points of a curve: the first value is the abscissa, each further value a line.</summary>
    Curve,
}

/// <summary>One row of a detail table.</summary>
/// <param name="Labels">What the row is about, one text for each label header. Never cells of a real row.</param>
/// <param name="Values">The numbers, one for each value header; null where there is none. Never NaN or infinite.</param>
public sealed record DetailRow(IReadOnlyList<string> Labels, IReadOnlyList<double?> Values);

/// <summary>Which numbers of a detail table are drawn as bars.</summary>
/// <param name="First">The position among the values of the one in the synthetic table's colour.</param>
/// <param name="Second">The position of the one in the real table's colour; null for the same
/// number of the reference's table of the same name.</param>
public sealed record DetailBars(int First, int? Second = null);

/// <summary>The numbers behind a score, as reports show and draw them.</summary>
/// <param name="Name">The name in files, in kebab-case, unique within its metric.</param>
/// <param name="Title">The heading a reader sees.</param>
/// <param name="Kind">What its rows stand for.</param>
/// <param name="LabelHeaders">The headings of the label columns.</param>
/// <param name="ValueHeaders">The headings of the number columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record DetailTable(
    string Name,
    string Title,
    DetailKind Kind,
    IReadOnlyList<string> LabelHeaders,
    IReadOnlyList<string> ValueHeaders,
    IReadOnlyList<DetailRow> Rows)
{
    /// <summary>Which of its numbers reports draw as bars, one group for each row; null (the default) for none. A curve is drawn in
    /// any case.</summary>
    public DetailBars? Bars { get; init; }

    /// <summary>Whether its drawing is among those that open the family's section; else (the default) it stands with its metric.</summary>
    public bool IsForemost { get; init; }
}
