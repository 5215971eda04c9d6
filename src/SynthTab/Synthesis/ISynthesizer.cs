using SynthTab.Synthesis.Likelihood;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>Learns a table and hands back something that makes rows like it.</summary>
public interface ISynthesizer
{
    /// <summary>The name in the catalog, in kebab-case.</summary>
    string Name { get; }

    /// <summary>Learns the table. The holdout never comes here.</summary>
    /// <exception cref="SynthTabException">The options or the table cannot work, with the reason.</exception>
    IFittedSynthesizer Fit(Table training, FitContext context);
}

/// <summary>A synthesizer that has learned. It holds no row of the training table, unless its line in the catalog says so.</summary>
public interface IFittedSynthesizer : IDisposable
{
    /// <summary>The columns of the tables it makes.</summary>
    TableSchema Schema { get; }

    /// <summary>What it is and how it was trained.</summary>
    ModelManifest Manifest { get; }

    /// <summary>Makes the rows asked for, block by block, as they are read.</summary>
    /// <exception cref="SynthTabException">The request cannot be met.</exception>
    IEnumerable<Table> Sample(SampleRequest request);

    /// <summary>Fills gaps of a table, each by a draw from its distribution given the row's other cells.</summary>
    /// <returns>The same table, known cells untouched. A gap stays only where training had no value at all in its column.</returns>
    /// <exception cref="SynthTabException">The model cannot fill gaps, or the table is not one of its columns.</exception>
    Table Complete(CompletionRequest request);

    /// <summary>The space in which the model places rows, or null where it has none.</summary>
    ILatentSpace? Latent { get; }

    /// <summary>Says how probable each row of a table is to the model.</summary>
    /// <exception cref="SynthTabException">The model has no likelihood, or the table has not the model's columns.</exception>
    TableLikelihood LogLikelihood(LikelihoodRequest request);

    /// <summary>Writes the model file (<c>.synthtab</c>): data, never code.</summary>
    void Save(string path);
}
