using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>Makes rows column by column, fills gaps, and says how likely rows are.</summary>
/// <param name="coding">The classes of each column.</param>
/// <param name="columns">The laws of the columns in the order in which they are drawn.</param>
/// <param name="refused">The rows that are drawn anew where they come up, or null.</param>
/// <param name="summary">How the training went.</param>
internal sealed class TreesSampler(DiscreteCoding coding, ColumnTrees[] columns, RowFingerprints? refused, TrainingSummary summary)
    : IRowCompleter, IRowLikelihood
{
    private const string CodingName = "coding", OrderName = "order", RefusedName = "refused";

    // So many blocks' worth of rows are tried for one block under conditions, and as often are copies drawn anew.
    private const int MostTriesUnderConditions = 200, MostTriesOfCopies = 20;

    /// <inheritdoc/>
    public TrainingSummary Summary => summary;

    /// <inheritdoc/>
    public int BlockRows => 2048;

    /// <inheritdoc/>
    /// <remarks>Under conditions a row is given up at the first column that breaks one, which leaves the law of the rows that meet them all.
    /// Where too few do, the block is filled with rows as they come.</remarks>
    public Table Generate(BlockRequest request)
    {
        CellLimits[]? limits = ConditionLimits.Of(request.Conditions, coding.Schema);
        double[]?[]? shares = limits?.Select((l, i) => l == CellLimits.None ? null : coding.Columns[i].Shares(l)).ToArray();
        var parts = new List<Table>();
        int missing = BlockRows, tries = limits is null ? MostTriesOfCopies : MostTriesUnderConditions;
        for (int attempt = 0; attempt < tries && missing > 0; attempt++)
        {
            long seed = unchecked((long)RandomSource.Name(request.Seed, (ulong)attempt));
            Table made = Made(limits is null ? missing : BlockRows, missing, seed, limits, shares);
            missing -= made.Rows;
            if (made.Rows > 0) { parts.Add(made); }
        }
        if (missing > 0)
        {
            int[][] codes = Draw(missing, new RandomSource(request.Seed, MostTriesUnderConditions), null);
            parts.Add(coding.Decode(codes, unchecked((long)RandomSource.Name(request.Seed, MostTriesUnderConditions))));
        }
        return parts.Count == 1 ? parts[0] : TableConcatenation.Concatenate(parts);
    }

    /// <inheritdoc/>
    public Table Complete(CompletionBlock block) => new TreesCompletion(coding, columns).Complete(block);

    /// <inheritdoc/>
    public CellMask Unseen(Table rows) => new([.. coding.Encode(rows).Select(codes => Array.ConvertAll(codes, code => code < 0))]);

    /// <inheritdoc/>
    /// <remarks>Trees know one order, which is asked whatever the number of orders.</remarks>
    public double[] LogLikelihood(Table rows, int orders, long seed)
    {
        int[][] codes = coding.Encode(rows);
        var sums = new double[rows.Rows];
        Parallel.For(0, rows.Rows, row =>
        {
            foreach (ColumnTrees column in columns)
            {
                int own = codes[column.Response][row];
                sums[row] += own < 0 ? double.NegativeInfinity
                    : Math.Log(column.Probability(codes, row, own)) + coding.Columns[column.Response].LogLaw(rows.Columns[column.Response], row, own);
                if (double.IsNegativeInfinity(sums[row])) { return; } // the trees cannot be asked about a class that they have not
            }
        });
        return sums;
    }

    /// <inheritdoc/>
    public void Write(ModelContents contents)
    {
        contents.Encoder[CodingName] = coding.ToJson();
        contents.Weights[OrderName] = new NamedArray([columns.Length], columns.Select(c => c.Response).ToArray());
        foreach (ColumnTrees column in columns)
        {
            for (int i = 0; i < column.Trees.Count; i++) { ClassTreeFile.Write(column.Trees[i], contents, Prefix(column.Response, i)); }
        }
        if (refused?.Known is { } known) { contents.Weights[RefusedName] = new NamedArray([known.Length], known); }
    }

    /// <summary>Brings a sampler back from a model file.</summary>
    /// <exception cref="SynthTabException">The file's parts do not fit together.</exception>
    public static TreesSampler Read(ModelContents contents)
    {
        TreesOptions options = OptionsBinder.FromJson<TreesOptions>(contents.Manifest.Options, "trees");
        options.Validate();
        var fields = new Files.JsonFields(contents.Encoder, "encoder");
        DiscreteCoding coding = DiscreteCoding.FromJson(fields.Object(CodingName), contents.Schema);
        fields.RequireNoOthers();
        int[] order = contents.Require<int>(OrderName, contents.Schema.Columns.Count);
        if (!order.Order().SequenceEqual(Enumerable.Range(0, order.Length)))
        {
            throw new SynthTabException($"weights '{OrderName}': it does not name each column once.");
        }
        int[] classes = [.. coding.Columns.Select(c => c.Classes)];
        ColumnTrees[] columns =
        [
            .. order.Select((response, place) => new ColumnTrees(response, [.. Enumerable.Range(0, options.TreesPerColumn)
                .Select(i => ClassTreeFile.Read(contents, Prefix(response, i), classes, response, order.AsSpan(0, place)))], options.Smoothing)),
        ];
        RowFingerprints? refused = options.RejectCopies ? new RowFingerprints(contents.Require<long>(RefusedName)) : null;
        return new TreesSampler(coding, columns, refused, contents.Manifest.Training);
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private static string Prefix(int column, int tree) => $"tree.{column:D4}.{tree:D2}";

    /// <summary>At most so many rows that meet the limits and are not refused.</summary>
    private Table Made(int tried, int most, long seed, CellLimits[]? limits, double[]?[]? shares)
    {
        int[][] codes = Draw(tried, new RandomSource(seed), shares);
        if (codes[0].Length > most) { codes = Array.ConvertAll(codes, c => c[..most]); }
        Table made = coding.Decode(codes, seed, limits);
        if (refused is null) { return made; }
        bool[] known = refused.AreKnown(made);
        return known.Contains(true) ? made.Take([.. Enumerable.Range(0, known.Length).Where(row => !known[row])]) : made;
    }

    /// <summary>Draws the classes of rows, [columns][rows]; under conditions only of those rows that meet them.</summary>
    /// <param name="rows">The rows to begin with.</param>
    /// <param name="random">The source of the draws.</param>
    /// <param name="shares">The share of each class that is allowed, [columns][classes], null where all is.</param>
    private int[][] Draw(int rows, RandomSource random, double[]?[]? shares)
    {
        int[][] codes = Array.ConvertAll(columns, _ => new int[rows]);
        int alive = rows;
        foreach (ColumnTrees column in columns)
        {
            int[] own = codes[column.Response];
            for (int row = 0; row < alive; row++) { own[row] = column.Draw(codes, row, random); }
            if (shares?[column.Response] is { } share) { alive = Keep(codes, alive, row => share[own[row]] >= 1 || random.NextDouble() < share[own[row]]); }
        }
        return alive == rows ? codes : Array.ConvertAll(codes, c => c[..alive]);
    }

    /// <summary>Moves the rows that are kept to the front and tells how many they are.</summary>
    private static int Keep(int[][] codes, int alive, Func<int, bool> isKept)
    {
        int kept = 0;
        for (int row = 0; row < alive; row++)
        {
            if (!isKept(row)) { continue; }
            foreach (int[] column in codes) { column[kept] = column[row]; }
            kept++;
        }
        return kept;
    }
}
