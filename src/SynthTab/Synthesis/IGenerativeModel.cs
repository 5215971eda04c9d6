using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>
/// The part of a synthesizer that differs from model to model. What is the same for all (identifiers, free text, excluded
/// columns, blocks, conditions by rejection, the model file) is done once, in <c>Synthesizer</c> and
/// <c>FittedSynthesizer</c>.
/// </summary>
public interface IGenerativeModel
{
    /// <summary>Learns a table that has only learnable columns, at least one, and at least one row.</summary>
    IRowSampler Learn(Table training, FitContext context);
}

/// <summary>A model that has learned.</summary>
public interface IRowSampler : IDisposable
{
    /// <summary>How the training went.</summary>
    TrainingSummary Summary { get; }

    /// <summary>
    /// The number of rows made by one call of <see cref="Generate"/>. Fixed for a model, so that a block's arithmetic, and so
    /// its bytes, never depend on how many rows were asked for.
    /// </summary>
    int BlockRows { get; }

    /// <summary>
    /// Makes one block. The same request gives the same block; safe to call from several threads at once.
    /// </summary>
    /// <param name="request">The block's seed, and what is wanted of its rows.</param>
    /// <returns>Exactly <see cref="BlockRows"/> rows with the training table's schema.</returns>
    Table Generate(BlockRequest request);

    /// <summary>Adds all that is needed to come back to the model's contents.</summary>
    void Write(ModelContents contents);
}
