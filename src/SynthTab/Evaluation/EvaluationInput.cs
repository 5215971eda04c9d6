using SynthTab.Tables;

namespace SynthTab.Evaluation;

/// <summary>The three tables that are compared, checked at this door. The training table's schema rules: its roles name the
/// target and the excluded columns.</summary>
public sealed record EvaluationInput
{
    /// <summary>Checks that the tables have rows and the same columns in the same storage; their order may differ.</summary>
    /// <param name="training">What the generator learned from.</param>
    /// <param name="holdout">Real rows of the same law that it never saw, or null: then there are no references.</param>
    /// <param name="synthetic">What it made.</param>
    /// <param name="seed">Decides every random choice of the evaluation.</param>
    /// <exception cref="SynthTabException">A table is empty, or its columns do not fit the training table's.</exception>
    public EvaluationInput(Table training, Table? holdout, Table synthetic, long seed = 0)
    {
        RequireRows(training, "training table");
        Require(training, synthetic, "synthetic table");
        if (holdout is not null) { Require(training, holdout, "holdout table"); }
        if (!training.Schema.Columns.Any(c => c.IsLearned))
        {
            throw new SynthTabException("training table: every column is an identifier, free text or excluded, and at least one must be comparable.");
        }
        Training = training;
        Holdout = holdout;
        Synthetic = synthetic;
        Seed = seed;
    }

    /// <summary>What the generator learned from.</summary>
    public Table Training { get; }

    /// <summary>Real rows that it never saw, or null.</summary>
    public Table? Holdout { get; }

    /// <summary>What it made.</summary>
    public Table Synthetic { get; }

    /// <summary>Decides every random choice of the evaluation.</summary>
    public long Seed { get; }

    /// <summary>How many rows are looked at.</summary>
    public EvaluationLimits Limits { get; init; } = new();

    private static void Require(Table training, Table other, string place)
    {
        RequireRows(other, place);
        foreach (ColumnSchema expected in training.Schema.Columns.Where(c => c.IsLearned))
        {
            if (!other.Schema.Contains(expected.Name))
            {
                throw new SynthTabException($"{place}: the column '{expected.Name}' is missing, and the training table has it.");
            }
            ColumnKind found = other.Schema[expected.Name].Kind;
            if (Storage(found) != Storage(expected.Kind))
            {
                throw new SynthTabException($"{place}, column '{expected.Name}': its kind is {found}, and the training table's is {expected.Kind}.");
            }
        }
        if (other.Schema.Columns.FirstOrDefault(c => c.IsLearned && !training.Schema.Contains(c.Name)) is { } extra)
        {
            throw new SynthTabException($"{place}: the column '{extra.Name}' is there, and the training table has no such column.");
        }
    }

    private static void RequireRows(Table table, string place)
    {
        if (table.Rows == 0) { throw new SynthTabException($"{place}: it has no rows, and at least one is needed."); }
    }

    /// <summary>The kinds whose values can be compared with each other: numbers, moments, levels, texts.</summary>
    private static int Storage(ColumnKind kind) => kind switch
    {
        ColumnKind.Continuous or ColumnKind.Integer => 0,
        ColumnKind.DateTime => 1,
        ColumnKind.Categorical or ColumnKind.Boolean => 2,
        _ => 3,
    };
}
