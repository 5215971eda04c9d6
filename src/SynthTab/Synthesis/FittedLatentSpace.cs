using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>A model's latent space in the terms of whole tables.</summary>
/// <param name="sampler">The model.</param>
/// <param name="learned">The columns that it learned.</param>
/// <param name="assemble">Puts the other columns beside rows of the model, by a seed.</param>
internal sealed class FittedLatentSpace(ILatentSampler sampler, TableSchema learned, Func<Table, long, Table> assemble) : ILatentSpace
{
    /// <inheritdoc/>
    public int Size => sampler.LatentSize;

    /// <inheritdoc/>
    public LatentPoints Encode(Table rows, long seed)
        => sampler.Encode(new Table(learned, [.. learned.Columns.Select(c => rows[c.Name].WithSchema(c))]), seed);

    /// <inheritdoc/>
    public Table Decode(LatentPoints points, long? seed) => assemble(sampler.Decode(points, seed), seed ?? 0);
}
