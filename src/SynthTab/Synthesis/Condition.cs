using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>Something that every row of a sample must satisfy: a column is one of some levels, or lies in a range.</summary>
/// <param name="Column">The column's name.</param>
public abstract record Condition(string Column)
{
    /// <summary>Whether the row satisfies it. A missing cell satisfies only <see cref="IsMissing"/>.</summary>
    public abstract bool Holds(Column column, int row);

    /// <summary>The cell is one of these levels, by index into the schema's levels.</summary>
    /// <param name="Column">The column's name.</param>
    /// <param name="Codes">The allowed codes, ascending, at least one.</param>
    public sealed record OneOf(string Column, IReadOnlyList<int> Codes) : Condition(Column)
    {
        /// <inheritdoc/>
        public override bool Holds(Column column, int row) => Codes.Contains(((CategoricalColumn)column).Codes[row]);
    }

    /// <summary>The number lies in the range; both ends belong to it unless said otherwise.</summary>
    /// <param name="Column">The column's name.</param>
    /// <param name="Minimum">The lower end, or negative infinity.</param>
    /// <param name="Maximum">The upper end, or positive infinity.</param>
    /// <param name="MinimumExcluded">Whether the lower end itself is not allowed.</param>
    /// <param name="MaximumExcluded">Whether the upper end itself is not allowed.</param>
    public sealed record InRange(string Column, double Minimum, double Maximum, bool MinimumExcluded = false, bool MaximumExcluded = false)
        : Condition(Column)
    {
        /// <inheritdoc/>
        public override bool Holds(Column column, int row) => Holds(((NumericColumn)column).Values[row]);

        /// <summary>Whether the number lies in the range; NaN, which fails every comparison, does not.</summary>
        public bool Holds(double value)
            => (MinimumExcluded ? value > Minimum : value >= Minimum) && (MaximumExcluded ? value < Maximum : value <= Maximum);
    }

    /// <summary>The cell is missing.</summary>
    /// <param name="Column">The column's name.</param>
    public sealed record IsMissing(string Column) : Condition(Column)
    {
        /// <inheritdoc/>
        public override bool Holds(Column column, int row) => column.IsMissing(row);
    }
}
