using System.Text.Json.Nodes;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>The form of a column's cells, learned, and able to make more of them.</summary>
internal abstract class CellMaker
{
    /// <summary>Cells by the numbers of their rows; the same row always has the same cell.</summary>
    public abstract class Series
    {
        /// <summary>The cell of a row, which is not missing.</summary>
        public abstract string Cell(long row);
    }

    /// <summary>The form's name in the model file.</summary>
    public abstract string Form { get; }

    /// <summary>The cells that belong to a seed. Not safe for use from two threads at once.</summary>
    public abstract Series Open(long seed);

    /// <summary>Adds what was learned.</summary>
    public abstract void Write(JsonObject json);
}
