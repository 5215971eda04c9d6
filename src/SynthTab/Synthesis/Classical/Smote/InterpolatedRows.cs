using System.Diagnostics;
using System.Text.Json.Nodes;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Smote;

/// <summary>
/// Moves training rows towards near neighbours of the same class: a yardstick for quality and a hazard for privacy, since every row that
/// it makes lies between two real ones and its model is the training table.
/// </summary>
/// <remarks>Chawla et al. 2002, "SMOTE: Synthetic Minority Over-sampling Technique", with one step for all numbers of a row. The classes
/// are those of a categorical target. Each training row is as likely a start as any other, which keeps their shares.</remarks>
/// <param name="options">How it makes rows.</param>
public sealed class InterpolatedRows(SmoteOptions options) : IGenerativeModel
{
    /// <summary>Its line in the catalog.</summary>
    public static SynthesizerEntry Entry { get; } = new(
        "smote",
        "Training rows moved towards a near neighbour: a yardstick only. Privacy hazard: every row lies between two real ones, "
            + "and its model file holds the training rows themselves.",
        SynthesizerCapabilities.None,
        new SmoteOptions(),
        Create,
        (contents, _) => SmoteSampler.Read(contents)) { IsHazard = true };

    /// <inheritdoc/>
    public IRowSampler Learn(Table training, FitContext context)
    {
        long start = Stopwatch.GetTimestamp();
        context.Cancellation.ThrowIfCancellationRequested();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = context.Threads == 0 ? Environment.ProcessorCount : context.Threads,
            CancellationToken = context.Cancellation,
        };
        Column? target = training.Columns.FirstOrDefault(c => c is CategoricalColumn && c.Schema.Roles.HasFlag(ColumnRoles.Target));
        SmoteSpace space = SmoteSpace.Of(training, target);
        var neighbours = new int[training.Rows * options.Neighbours];
        int done = 0;
        foreach (int[] group in Groups(training, target))
        {
            NearestRows.Find(space, group, options.Neighbours, neighbours, new RandomSource(context.Seed, (ulong)done), parallel);
            done += group.Length;
            context.Progress?.Report(new FitProgress("finding neighbours", done, training.Rows, "rows") { Device = "cpu" });
        }
        return new SmoteSampler(training, neighbours, options.Neighbours, new TrainingSummary
        {
            Rows = training.Rows,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        });
    }

    private static IEnumerable<int[]> Groups(Table training, Column? target)
    {
        IEnumerable<int> rows = Enumerable.Range(0, training.Rows);
        return target is CategoricalColumn classes ? rows.GroupBy(row => classes.Codes[row]).Select(g => g.ToArray()) : [[.. rows]];
    }

    private static InterpolatedRows Create(JsonObject json)
    {
        SmoteOptions options = OptionsBinder.FromJson<SmoteOptions>(json, "smote");
        options.Validate();
        return new InterpolatedRows(options);
    }
}
