using System.Globalization;
using SynthTab.Evaluation.Learners;
using SynthTab.Evaluation.Learners.Trees;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>The rows and features that a model of the target learns from and is tested on; features are coded as the learning
/// table alone suggests.</summary>
internal sealed class PredictionData
{
    /// <summary>Takes the candidate to learn from and the unseen rows to test on, both within the limit on rows.</summary>
    public PredictionData(PreparedPair pair, string target, PreparedTable unseen)
    {
        TargetPosition = pair.Training.Columns.Select((column, position) => (column, position)).First(c => c.column.Name == target).position;
        Fit = pair.Candidate.Sample(pair.Limits.ModelRows);
        Test = unseen.Sample(pair.Limits.ModelRows);
        FitRows = RowsWithTarget(Fit);
        TestRows = RowsWithTarget(Test);
        var binning = RowBinning.Fit(Fit);
        FitFeatures = binning.Apply(Fit).Hide(TargetPosition).Take(FitRows);
        TestFeatures = binning.Apply(Test).Hide(TargetPosition).Take(TestRows);
        Notes = Fit.Rows == pair.Candidate.Rows
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"The model was trained on {Fit.Rows:N0} of {pair.Candidate.Rows:N0} rows, drawn by seed.")];
    }

    /// <summary>The target among the columns.</summary>
    public int TargetPosition { get; }

    /// <summary>The table that is learned from.</summary>
    public PreparedTable Fit { get; }

    /// <summary>The table that is tested on.</summary>
    public PreparedTable Test { get; }

    /// <summary>The rows of <see cref="Fit"/> that have a target.</summary>
    public int[] FitRows { get; }

    /// <summary>The rows of <see cref="Test"/> that have a target.</summary>
    public int[] TestRows { get; }

    /// <summary>The features of <see cref="FitRows"/>.</summary>
    public BinnedRows FitFeatures { get; }

    /// <summary>The features of <see cref="TestRows"/>.</summary>
    public BinnedRows TestFeatures { get; }

    /// <summary>What is to be said about the rows taken.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The codes of the target that occur in the table, ascending.</summary>
    public int[] Classes(PreparedTable table) => [.. ((PreparedCategories)table.Columns[TargetPosition]).Counts
        .Select((count, code) => (count, code)).Where(c => c.count > 0).Select(c => c.code)];

    /// <summary>The target's codes in these rows.</summary>
    public int[] Codes(PreparedTable table, int[] rows)
        => Array.ConvertAll(rows, row => ((PreparedCategories)table.Columns[TargetPosition]).Codes[row]);

    /// <summary>The target's values in these rows, scaled.</summary>
    public double[] Numbers(PreparedTable table, int[] rows, UnitScale scale)
        => Array.ConvertAll(rows, row => scale.Apply(((PreparedNumbers)table.Columns[TargetPosition]).Values[row]));

    private int[] RowsWithTarget(PreparedTable table) => [.. Enumerable.Range(0, table.Rows).Where(row => table.Columns[TargetPosition] switch
    {
        PreparedNumbers numbers => !double.IsNaN(numbers.Values[row]),
        PreparedCategories categories => categories.Codes[row] >= 0,
        _ => false,
    })];
}
