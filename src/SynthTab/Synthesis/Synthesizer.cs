using System.Reflection;
using System.Text.Json.Nodes;
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
        IRowSampler? sampler = learnable.Columns.Count == 0 ? null : _model.Learn(learnable, context);
        var manifest = new ModelManifest
        {
            Synthesizer = Name,
            LibraryVersion = Assembly.GetExecutingAssembly().GetName().Version!.ToString(fieldCount: 3),
            Options = _options,
            Seed = context.Seed,
            Training = sampler?.Summary ?? new TrainingSummary { Rows = kept.Rows },
        };
        return new FittedSynthesizer(_entry, manifest, kept.Schema, regenerated, sampler);
    }
}
