namespace SynthTab.Cli.Latent;

/// <summary>Which way is walked through a latent space.</summary>
/// <param name="From">The row where it begins, or in the middle, counted from 1.</param>
/// <param name="To">The row where it ends, or null for a walk around one.</param>
/// <param name="Radius">How far around.</param>
/// <param name="Rows">The rows decoded.</param>
/// <param name="Noise">Whether they are drawn.</param>
internal sealed record WalkPlan(long From, long? To, double Radius, int Rows, bool Noise)
{
    /// <summary>The most rows of a walk.</summary>
    public const int MostRows = 10_000;

    /// <summary>The way between two rows.</summary>
    public static WalkPlan Between(long from, long to, int steps, bool noise) => new(from, to, 0, steps, noise);

    /// <summary>The neighbourhood of a row.</summary>
    public static WalkPlan Around(long row, double radius, int rows, bool noise) => new(row, null, radius, rows, noise);

    /// <summary>Refuses rows that the data do not have.</summary>
    /// <exception cref="SynthTabException">There is no such row.</exception>
    public void Require(int rows, string data)
    {
        foreach (long row in new[] { From, To ?? From })
        {
            if (row <= rows) { continue; }
            throw new SynthTabException($"{(To is null ? "--around" : "--between")}: row {row} was given, and {data} has the rows 1 to {rows}.");
        }
    }
}
