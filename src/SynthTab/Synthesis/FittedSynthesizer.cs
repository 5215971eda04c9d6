using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;
using SynthTab.Synthesis.Likelihood;
using SynthTab.Synthesis.Regeneration;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>
/// What all synthesizers have in common once they have learned: the model's blocks are made side by side and handed on in
/// order, rows that miss a condition are dropped, and identifiers and free text are put beside what is left.
/// </summary>
/// <remarks>
/// Block <c>b</c> is drawn from the seed <c>RandomSource.Name(seed, b)</c>, and a regenerated cell depends on the seed and its
/// row's number alone, so neither the batch size nor the threads change a row, and a shorter sample is the start of a longer.
/// </remarks>
public sealed class FittedSynthesizer : IFittedSynthesizer
{
    private readonly SynthesizerEntry _entry;
    private readonly RegeneratedColumns _regenerated;
    private readonly IRowSampler? _sampler;

    /// <param name="entry">What kind of synthesizer it is.</param>
    /// <param name="manifest">What it is and how it was trained.</param>
    /// <param name="schema">The columns of the tables that it makes.</param>
    /// <param name="regenerated">Makes the identifiers and the free text.</param>
    /// <param name="sampler">Makes the other columns, or null where there are none.</param>
    internal FittedSynthesizer(
        SynthesizerEntry entry, ModelManifest manifest, TableSchema schema, RegeneratedColumns regenerated, IRowSampler? sampler)
    {
        _entry = entry;
        Manifest = manifest;
        Schema = schema;
        _regenerated = regenerated;
        _sampler = sampler;
    }

    /// <inheritdoc/>
    public TableSchema Schema { get; }

    /// <inheritdoc/>
    public ModelManifest Manifest { get; }

    /// <inheritdoc/>
    /// <remarks>The request is checked at the call, the rows are made as they are read.</remarks>
    public IEnumerable<Table> Sample(SampleRequest request)
    {
        (long rows, int batchSize, int threads) = (request.Rows, request.BatchSize, request.Threads);
        new OptionsCheck("sample").AtLeast(0, rows).AtLeast(1, batchSize).AtLeast(0, threads).ThrowIfAny();
        foreach (Condition condition in request.Conditions) { ConditionCheck.Require(condition, Schema); }
        request.Balance?.Require(Schema, request.Conditions);
        SamplingCheck.Require(request.Sampling, _entry);
        return Batches(request);
    }

    /// <inheritdoc/>
    public Table Complete(CompletionRequest request)
    {
        (int draw, int threads) = (request.Draw, request.Threads);
        new OptionsCheck("complete").AtLeast(0, draw).AtLeast(0, threads).ThrowIfAny();
        SamplingCheck.Require(request.Sampling, _entry);
        if (_sampler is null) { return request.Table; } // no column that has gaps to fill
        return _sampler is IRowCompleter completer
            ? TableCompletion.Run(completer, LearnedSchema(Schema), request)
            : throw new SynthTabException($"model {_entry.Name}: it cannot fill gaps, and a model with the ability 'completion' is needed.");
    }

    /// <inheritdoc/>
    public ILatentSpace? Latent => _sampler is ILatentSampler sampler
        ? new FittedLatentSpace(sampler, LearnedSchema(Schema), (rows, seed) => Assemble(rows, seed, 0, rows.Rows))
        : null;

    /// <inheritdoc/>
    public TableLikelihood LogLikelihood(LikelihoodRequest request)
    {
        (int orders, int threads) = (request.Orders, request.Threads);
        new OptionsCheck("likelihood").AtLeast(1, orders).AtLeast(0, threads).ThrowIfAny();
        if (!_entry.Capabilities.HasFlag(SynthesizerCapabilities.Likelihood))
        {
            throw new SynthTabException($"model {_entry.Name}: it has no likelihood, and a model with the ability 'likelihood' is needed.");
        }
        return _sampler is null
            ? new TableLikelihood(new double[request.Table.Rows], []) // of no column at all every row is certain
            : LikelihoodRun.Of((IRowLikelihood)_sampler, LearnedSchema(Schema), request);
    }

    /// <inheritdoc/>
    public void Save(string path) => Save(path, []);

    /// <summary>Writes the model file with further arrays beside the model's own.</summary>
    internal void Save(string path, IEnumerable<KeyValuePair<string, NamedArray>> beside)
    {
        var contents = new ModelContents { Manifest = Manifest, Schema = LearnedSchema(Schema) };
        _sampler?.Write(contents);
        foreach ((string name, NamedArray array) in beside) { contents.Weights.Add(name, array); }
        var encoder = new JsonObject { ["regenerated"] = _regenerated.ToJson(), ["model"] = contents.Encoder };
        ModelFile.Write(path, new ModelContents { Manifest = Manifest, Schema = Schema, Encoder = encoder, Weights = contents.Weights });
    }

    /// <inheritdoc/>
    public void Dispose() => _sampler?.Dispose();

    /// <summary>Brings a fitted synthesizer back. The model is given the schema that it was given when it learned.</summary>
    /// <exception cref="SynthTabException">The parts do not fit together.</exception>
    internal static FittedSynthesizer FromContents(SynthesizerEntry entry, ModelContents contents, string device)
    {
        var fields = new JsonFields(contents.Encoder, ModelFile.EncoderPart);
        RegeneratedColumns regenerated = RegeneratedColumns.FromJson(fields.Array("regenerated"), contents.Schema);
        JsonObject encoder = fields.Object("model");
        fields.RequireNoOthers();
        TableSchema learned = LearnedSchema(contents.Schema);
        IRowSampler? sampler = learned.Columns.Count == 0 ? null : entry.Load(
            new ModelContents { Manifest = contents.Manifest, Schema = learned, Encoder = encoder, Weights = contents.Weights }, device);
        return new FittedSynthesizer(entry, contents.Manifest, contents.Schema, regenerated, sampler);
    }

    private static TableSchema LearnedSchema(TableSchema schema) => new([.. schema.Columns.Where(c => c.IsLearned)]);

    private IEnumerable<Table> Batches(SampleRequest request)
    {
        long done = 0;
        foreach (Table? learned in LearnedBatches(request))
        {
            request.Cancellation.ThrowIfCancellationRequested();
            int rows = learned?.Rows ?? (int)Math.Min(request.BatchSize, request.Rows - done);
            yield return Assemble(learned, request.Seed, done, rows);
            done += rows;
            request.Progress?.Report(done);
        }
    }

    /// <summary>The model's rows in batches of the size asked for; where there is no model, as many nulls as there are batches.</summary>
    private IEnumerable<Table?> LearnedBatches(SampleRequest request)
    {
        if (_sampler is null)
        {
            for (long done = 0; done < request.Rows; done += request.BatchSize) { yield return null; }
            yield break;
        }
        IEnumerable<Table> blocks = request.Balance is not null ? BalancedStream.InOrder(_sampler, request)
            : request.Conditions.Count > 0 ? Rejection.Filter(BlockStream.InOrder(_sampler, request), request.Conditions, request.Acceptance)
            : BlockStream.InOrder(_sampler, request);
        foreach (Table batch in Batching.Regroup(blocks, request.Rows, request.BatchSize)) { yield return batch; }
    }

    private Table Assemble(Table? learned, long seed, long firstRow, int rows)
    {
        var columns = new Column[Schema.Columns.Count];
        int nextLearned = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            ColumnSchema schema = Schema.Columns[i];
            columns[i] = schema.IsLearned
                ? learned!.Columns[nextLearned++].WithSchema(schema)
                : _regenerated.Make(schema, seed, firstRow, rows);
        }
        return new Table(Schema, columns);
    }
}
