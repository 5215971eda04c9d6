using System.Reflection;
using System.Text.Json.Nodes;
using SynthTab.Synthesis.Checkpoints;
using SynthTab.Synthesis.Regeneration;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>
/// What all synthesizers have in common when they learn: excluded columns are dropped, identifiers and free text are split off
/// and never shown to the model, and the model learns what is left.
/// </summary>
public sealed class Synthesizer : ISynthesizer
{
    private readonly SynthesizerEntry _entry;
    private readonly JsonObject _options;
    private readonly IGenerativeModel _model;

    /// <summary>Makes the synthesizer of a catalog entry.</summary>
    /// <param name="entry">The line of the catalog.</param>
    /// <param name="options">The options that differ from the defaults, by their kebab-case names.</param>
    /// <exception cref="SynthTabException">An option does not exist, or the options cannot work.</exception>
    public Synthesizer(SynthesizerEntry entry, JsonObject options)
    {
        _entry = entry;
        _options = OptionsBinder.Complete(entry.DefaultOptions, options, entry.Name);
        _model = entry.Create(_options);
    }

    /// <inheritdoc/>
    public string Name => _entry.Name;

    /// <inheritdoc/>
    public IFittedSynthesizer Fit(Table training, FitContext context)
    {
        Table kept = training.Select(c => !c.Roles.HasFlag(ColumnRoles.Excluded));
        if (kept.Columns.Count == 0)
        {
            throw new SynthTabException("training table: every column is excluded, and at least one column is needed.");
        }
        if (kept.Rows == 0)
        {
            throw new SynthTabException("training table: it has no rows, and at least 1 row is needed.");
        }
        RegeneratedColumns regenerated = RegeneratedColumns.Fit(kept);
        Table learnable = kept.Select(c => c.IsLearned);
        FittedSynthesizer Assemble(IRowSampler? sampler) => new(_entry, Manifest(sampler, kept, context.Seed), kept.Schema, regenerated, sampler);
        TrainingCheckpoints? checkpoints = context.CheckpointPlan is { } plan ? Open(plan, kept, context.Seed, Assemble) : null;
        return Assemble(learnable.Columns.Count == 0 ? null : _model.Learn(learnable, context with { Checkpoints = checkpoints }));
    }

    private TrainingCheckpoints Open(CheckpointPlan plan, Table kept, long seed, Func<IRowSampler, FittedSynthesizer> assemble)
    {
        if (plan.Resume && !_entry.Capabilities.HasFlag(SynthesizerCapabilities.Budget))
        {
            throw new SynthTabException($"checkpoint {plan.File}: the model '{Name}' learns in one go, and only one that trains in epochs can go on.");
        }
        long[] table = TableFingerprint.Of(kept);
        return new TrainingCheckpoints(
            plan.Interval,
            plan.Resume ? CheckpointFile.Read(plan.File, _entry, _options, seed, table) : null,
            (sampler, state) => assemble(sampler).Save(plan.File, CheckpointFile.Arrays(state, table)));
    }

    private ModelManifest Manifest(IRowSampler? sampler, Table kept, long seed) => new()
    {
        Synthesizer = Name,
        LibraryVersion = Assembly.GetExecutingAssembly().GetName().Version!.ToString(fieldCount: 3),
        Options = _options,
        Seed = seed,
        Training = sampler?.Summary ?? new TrainingSummary { Rows = kept.Rows },
    };
}
