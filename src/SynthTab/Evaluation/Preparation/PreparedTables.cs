using System.Globalization;
using SynthTab.Evaluation.Pictures;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Preparation;

/// <summary>The tables of an evaluation, prepared once, and the pairs that metrics are asked about.</summary>
internal sealed class PreparedTables
{
    private readonly EvaluationInput _input;
    private readonly PreparedTable _training, _synthetic;
    private readonly PreparedTable? _holdout;
    private readonly Dictionary<ReferenceKind, PreparedPair> _references = [];
    private readonly Dictionary<PreparedPair, PreparedPair> _judgedAtSize = [];

    private PreparedTables(EvaluationInput input, PreparedTable training, PreparedTable? holdout, PreparedTable synthetic)
    {
        _input = input;
        _training = training;
        _holdout = holdout;
        _synthetic = synthetic;
        Judged = Pair(synthetic, holdout);
        if (holdout is null) { return; }
        AddReference(ReferenceKind.HoldoutAsSynthetic, holdout.Sample(synthetic.Rows), null);
        AddReference(ReferenceKind.TrainingAsSynthetic, training.Sample(synthetic.Rows), holdout);
        if (holdout.Rows < 2) { return; }
        (PreparedTable first, PreparedTable second) = holdout.Halves();
        AddReference(ReferenceKind.HoldoutHalves, first.Sample(synthetic.Rows), second);
    }

    /// <summary>The synthetic table beside the training table, with the holdout unseen.</summary>
    public PreparedPair Judged { get; }

    /// <summary>Aligns the columns and puts the rows into their canonical order.</summary>
    public static PreparedTables From(EvaluationInput input) => From(input, keepRowOrder: false);

    /// <summary>As <see cref="From(EvaluationInput)"/>; with <paramref name="keepRowOrder"/> rows stay as they are, which golden
    /// values need where a definition speaks of first rows.</summary>
    internal static PreparedTables From(EvaluationInput input, bool keepRowOrder)
    {
        var alignment = new ColumnAlignment(input);
        PreparedTable Prepare(Table table, TableRole role)
        {
            PreparedTable aligned = alignment.Align(table);
            return keepRowOrder ? aligned.Sample(input.Limits.Rows) : CanonicalOrder.Apply(aligned, input.Seed, role, input.Limits.Rows);
        }
        return new PreparedTables(
            input,
            Prepare(input.Training, TableRole.Training),
            input.Holdout is null ? null : Prepare(input.Holdout, TableRole.Holdout),
            Prepare(input.Synthetic, TableRole.Synthetic));
    }

    /// <summary>The real pair for a reference of this kind; null without a holdout (or, for halves, with only one row of it).
    /// Its candidate never has more rows than the synthetic table.</summary>
    public PreparedPair? ReferenceFor(ReferenceKind kind) => _references.GetValueOrDefault(kind);

    /// <summary>The judged pair with only as many synthetic rows as the reference's candidate has.</summary>
    public PreparedPair JudgedAtSizeOf(PreparedPair reference) => _judgedAtSize[reference];

    /// <summary>The outcomes with what is to be said about the tables.</summary>
    public Scorecard Scorecard(IReadOnlyList<MetricOutcome> outcomes) => new()
    {
        TrainingRows = _input.Training.Rows,
        HoldoutRows = _input.Holdout?.Rows,
        SyntheticRows = _input.Synthetic.Rows,
        Columns = [.. _training.Columns.Select(c => new ComparedColumn(
            c.Name, c.Schema.Kind.ToString().ToLowerInvariant(), c.Schema.Roles.HasFlag(ColumnRoles.Target)))],
        Ignored = [.. _input.Training.Schema.Columns.Where(c => !c.IsLearned).Select(c => new IgnoredColumn(c.Name, WhyIgnored(c)))],
        Seed = _input.Seed,
        Notes = [.. Notes()],
        Outcomes = outcomes,
        Pictures = ScorecardPictures.Of(_training, _synthetic),
    };

    private PreparedPair Pair(PreparedTable candidate, PreparedTable? unseen)
        => new(_training, candidate, unseen, _input.Training.Schema.Target?.Name, _input.Limits, _input.Seed);

    private void AddReference(ReferenceKind kind, PreparedTable candidate, PreparedTable? unseen)
    {
        PreparedPair reference = Pair(candidate, unseen);
        _references[kind] = reference;
        _judgedAtSize[reference] = Pair(_synthetic.Sample(candidate.Rows), unseen ?? _holdout);
    }

    private IEnumerable<string> Notes()
    {
        if (_holdout is null)
        {
            yield return "No holdout table was given: there are no references, and what needs unseen real rows is not judged.";
        }
        foreach ((string name, int all, PreparedTable? taken) in new[]
        {
            ("training", _input.Training.Rows, _training),
            ("holdout", _input.Holdout?.Rows ?? 0, _holdout),
            ("synthetic", _input.Synthetic.Rows, _synthetic),
        })
        {
            if (taken is not null && taken.Rows < all)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"Of the {name} table {taken.Rows:N0} of {all:N0} rows were taken, drawn by seed.");
            }
        }
    }

    private static string WhyIgnored(ColumnSchema column)
        => column.Roles.HasFlag(ColumnRoles.Excluded) ? "excluded" : column.Kind == ColumnKind.Identifier ? "identifier" : "free text";
}
