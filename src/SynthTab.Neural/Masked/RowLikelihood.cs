using SynthTab.Tables;

namespace SynthTab.Neural.Masked;

/// <summary>
/// The log-likelihood of whole rows: along an order of the columns, the sum of each class's logarithm given the classes before it and of the
/// law within the class. Sampling draws orders at random, so the law of a row is the mean over orders.
/// </summary>
/// <param name="laws">The learned laws.</param>
/// <param name="blockRows">The rows at once: always a whole block, so that a row's figure does not depend on how many there are.</param>
internal sealed class RowLikelihood(ColumnLaws laws, int blockRows)
{
    /// <summary>The log-likelihood of each row, [rows], in nats.</summary>
    /// <param name="rows">The rows; a cell that training had nothing like has no probability.</param>
    /// <param name="orders">The orders that the mean is taken over; at least 1.</param>
    /// <param name="seed">Draws the orders.</param>
    public double[] Of(Table rows, int orders, long seed)
    {
        var logs = new double[rows.Rows];
        for (int start = 0; start < rows.Rows; start += blockRows)
        {
            Table block = rows.Slice(start, Math.Min(blockRows, rows.Rows - start));
            Block(block, orders, seed).CopyTo(logs, start);
        }
        return logs;
    }

    private double[] Block(Table block, int orders, long seed)
    {
        int[][] codes = laws.Layout.Coding.Encode(block);
        var byOrder = new double[orders][];
        for (int i = 0; i < orders; i++)
        {
            int[] order = RowMaker.Order(codes.Length, unchecked((long)RandomSource.Name(seed, (ulong)i)));
            byOrder[i] = Along(block, codes, order);
        }
        return [.. Enumerable.Range(0, block.Rows).Select(row => MeanOf(byOrder, row))];
    }

    private double[] Along(Table block, int[][] codes, int[] order)
    {
        using var rows = new PartialRows(laws, blockRows);
        var logs = new double[block.Rows];
        foreach (int column in order)
        {
            int classes = laws.Layout.Classes[column];
            var probabilities = new float[blockRows * classes];
            laws.Write(column, rows.Inputs, 1, probabilities);
            for (int row = 0; row < block.Rows; row++)
            {
                int code = codes[column][row];
                if (code < 0)
                {
                    logs[row] = double.NegativeInfinity;
                    continue;
                }
                logs[row] += Math.Log(probabilities[row * classes + code])
                    + laws.Layout.Coding.Columns[column].LogLaw(block.Columns[column], row, code);
                rows.Reveal(column, row, code);
            }
        }
        return logs;
    }

    private static double MeanOf(double[][] byOrder, int row)
    {
        double largest = byOrder.Max(logs => logs[row]);
        return double.IsNegativeInfinity(largest) ? largest : largest + Math.Log(byOrder.Average(logs => Math.Exp(logs[row] - largest)));
    }
}
