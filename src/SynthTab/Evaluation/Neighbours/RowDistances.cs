using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SynthTab.Evaluation.Neighbours;

/// <summary>The distances of one row to a run of other rows: the inner loop of every neighbour search.</summary>
internal static class RowDistances
{
    /// <summary>Writes the distances of one query row to the reference rows from <paramref name="start"/> on.</summary>
    /// <param name="distance">The kind of distance.</param>
    /// <param name="queries">Where the query row comes from.</param>
    /// <param name="query">The query row.</param>
    /// <param name="references">The rows compared with.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="into">As many distances as it has room for.</param>
    public static void Fill(RowDistance distance, MixedRows queries, int query, MixedRows references, int start, Span<double> into)
    {
        into.Clear();
        for (int c = 0; c < references.Numbers.Length; c++)
        {
            ReadOnlySpan<double> cells = references.Numbers[c].AsSpan(start, into.Length);
            AddNumber(distance, queries.Numbers[c][query], cells, references.HasMissing[c], into);
        }
        double mismatch = distance == RowDistance.Gower ? 1 : 2;
        for (int c = 0; c < references.Categories.Length; c++)
        {
            ReadOnlySpan<double> codes = references.Categories[c].AsSpan(start, into.Length);
            double code = queries.Categories[c][query];
            bool apart = distance == RowDistance.Euclidean && (code == MixedRows.Unknown || references.HasUnknown[c]);
            if (apart) { AddUnknown(code, codes, into); }
            else { AddMismatch(code, codes, mismatch, into); }
        }
        Finish(distance, references.Columns, into);
    }

    private static void AddNumber(RowDistance distance, double number, ReadOnlySpan<double> cells, bool hasMissing, Span<double> into)
    {
        if (double.IsNaN(number))
        {
            for (int i = 0; i < into.Length; i++) { into[i] += double.IsNaN(cells[i]) ? 0 : 1; }
            return;
        }
        var query = new Vector<double>(number);
        ReadOnlySpan<Vector<double>> wideCells = MemoryMarshal.Cast<double, Vector<double>>(cells);
        Span<Vector<double>> wideInto = MemoryMarshal.Cast<double, Vector<double>>(into)[..wideCells.Length];
        switch (distance)
        {
            case RowDistance.Euclidean:
                for (int i = 0; i < wideCells.Length; i++)
                {
                    Vector<double> gap = query - wideCells[i];
                    wideInto[i] += gap * gap;
                }
                break;
            case RowDistance.MixedL1 when !hasMissing:
                for (int i = 0; i < wideCells.Length; i++) { wideInto[i] += Vector.Abs(query - wideCells[i]); }
                break;
            default:
                var most = new Vector<double>(distance == RowDistance.Gower ? 1 : double.PositiveInfinity);
                for (int i = 0; i < wideCells.Length; i++)
                {
                    Vector<double> gap = Vector.Abs(query - wideCells[i]);
                    gap = Vector.ConditionalSelect(Vector.Equals(gap, gap), gap, Vector<double>.One); // NaN is unequal to itself
                    wideInto[i] += Vector.Min(gap, most);
                }
                break;
        }
        for (int i = wideCells.Length * Vector<double>.Count; i < into.Length; i++)
        {
            double gap = double.IsNaN(cells[i]) ? 1 : Math.Abs(number - cells[i]);
            into[i] += distance switch
            {
                RowDistance.Euclidean => gap * gap,
                RowDistance.Gower => Math.Min(gap, 1),
                _ => gap,
            };
        }
    }

    private static void AddMismatch(double code, ReadOnlySpan<double> codes, double mismatch, Span<double> into)
    {
        var query = new Vector<double>(code);
        var penalty = new Vector<double>(mismatch);
        ReadOnlySpan<Vector<double>> wideCodes = MemoryMarshal.Cast<double, Vector<double>>(codes);
        Span<Vector<double>> wideInto = MemoryMarshal.Cast<double, Vector<double>>(into)[..wideCodes.Length];
        for (int i = 0; i < wideCodes.Length; i++)
        {
            wideInto[i] += Vector.ConditionalSelect(Vector.Equals(query, wideCodes[i]), Vector<double>.Zero, penalty);
        }
        for (int i = wideCodes.Length * Vector<double>.Count; i < into.Length; i++) { into[i] += code == codes[i] ? 0 : mismatch; }
    }

    private static void AddUnknown(double code, ReadOnlySpan<double> codes, Span<double> into)
    {
        double known = code == MixedRows.Unknown ? 0 : 1;
        for (int i = 0; i < into.Length; i++)
        {
            if (code != codes[i]) { into[i] += known + (codes[i] == MixedRows.Unknown ? 0 : 1); }
        }
    }

    private static void Finish(RowDistance distance, int columns, Span<double> into)
    {
        switch (distance)
        {
            case RowDistance.Euclidean:
                TensorPrimitives.Sqrt(into, into);
                break;
            case RowDistance.Gower when columns > 0:
                TensorPrimitives.Divide(into, columns, into);
                break;
            default:
                break;
        }
    }
}
