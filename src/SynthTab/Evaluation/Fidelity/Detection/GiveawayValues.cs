namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>The values of the columns that gave a table away which it has too often or too rarely.</summary>
internal static class GiveawayValues
{
    private const int MostGroups = 20;
    private const int MostPerColumn = 5;

    /// <summary>One in a thousand groups of two samples of one law lies farther out than this.</summary>
    private const double LeastStandardErrors = 3.3;

    /// <summary>The values farthest from their training share, those of the first suspect first.</summary>
    public static DetailTable Table(DetectionFolds folds, int[] suspects) => new(
        "values", "Values too frequent or too rare in the judged table", DetailKind.Figures, ["column", "value"], Giveaway.Headers,
        [.. suspects.SelectMany(column => Rows(folds, column))]);

    private static IEnumerable<DetailRow> Rows(DetectionFolds folds, int column)
    {
        var bins = ValueBins.Of(folds.Training.Columns[column], folds.Judged.Columns[column], MostGroups);
        int[] real = Count(bins.Training, bins.Labels.Count), judged = Count(bins.Judged, bins.Labels.Count);
        return bins.Labels
            .Select((label, i) => (Label: label, Group: new Giveaway(real[i], judged[i], folds.Training.Rows, folds.Judged.Rows)))
            .Where(g => g.Group.CanBeTold && Math.Abs(g.Group.StandardErrors) >= LeastStandardErrors)
            .OrderByDescending(g => Math.Abs(g.Group.StandardErrors))
            .Take(MostPerColumn)
            .Select(g => new DetailRow([folds.Training.Columns[column].Name, g.Label], g.Group.Values(g.Group.StandardErrors)));
    }

    private static int[] Count(int[] places, int groups)
    {
        var counts = new int[groups];
        foreach (int place in places) { counts[place]++; }
        return counts;
    }
}
