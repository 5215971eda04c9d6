namespace SynthTab.Learners.Trees;

/// <summary>Where the numbers of a column are cut into bins for trees.</summary>
internal sealed class NumberCuts
{
    /// <summary>With missing and others every code fits a byte.</summary>
    public const int MostBins = 254;

    private readonly double[] _cuts; // ascending; a value above a cut lies beyond it

    private NumberCuts(double[] cuts)
    {
        _cuts = cuts;
    }

    /// <summary>The number of codes: missing, and one for each bin.</summary>
    public int Codes => _cuts.Length + 2;

    /// <summary>Cuts halfway between values: between all of them, or where they are many between those that leave about equally
    /// many of the sorted values in each bin.</summary>
    public static NumberCuts Of(ReadOnlySpan<double> sorted)
    {
        int distinct = 0;
        for (int i = 0; i < sorted.Length; i++) { distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0; }
        double perBin = distinct <= MostBins ? 0 : sorted.Length / (double)MostBins;
        var cuts = new List<double>();
        double nextCut = perBin;
        for (int i = 1; i < sorted.Length && cuts.Count < MostBins - 1; i++)
        {
            if (sorted[i] == sorted[i - 1] || i < nextCut) { continue; }
            cuts.Add(Between(sorted[i - 1], sorted[i]));
            nextCut = Math.Max(nextCut, i) + perBin;
        }
        return new NumberCuts([.. cuts]);
    }

    /// <summary>0 for missing, else one more than the number of cuts below the value.</summary>
    public byte Code(double value)
    {
        if (double.IsNaN(value)) { return 0; }
        int low = 0, high = _cuts.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_cuts[middle] < value) { low = middle + 1; } else { high = middle; }
        }
        return (byte)(low + 1);
    }

    /// <summary>The middle, or the lower value itself where no double lies between.</summary>
    private static double Between(double low, double high)
    {
        double middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }
}
