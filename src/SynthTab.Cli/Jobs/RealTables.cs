using System.Security.Cryptography;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Jobs;

/// <summary>The real tables as files, for the processes of the jobs.</summary>
internal static class RealTables
{
    /// <summary>The training part.</summary>
    public const string Training = "training.csv";

    /// <summary>The other part.</summary>
    public const string Holdout = "holdout.csv";

    /// <summary>Their schema.</summary>
    public const string Schema = "schema.json";

    /// <summary>Writes them.</summary>
    /// <returns>A hash that tells nothing of them.</returns>
    public static string Write(string folder, Table training, Table holdout)
    {
        CsvTableWriter.WriteFile(Path.Combine(folder, Training), training);
        CsvTableWriter.WriteFile(Path.Combine(folder, Holdout), holdout);
        TableSchemaFile.Save(training.Schema, Path.Combine(folder, Schema));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in (string[])[Training, Holdout, Schema]) { hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name)))); }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    /// <summary>As many training rows, drawn with replacement.</summary>
    public static Table Bootstrap(Table training, long seed)
    {
        var random = new RandomSource(seed);
        return training.Take([.. Enumerable.Range(0, training.Rows).Select(_ => random.NextInt(training.Rows))]);
    }
}
