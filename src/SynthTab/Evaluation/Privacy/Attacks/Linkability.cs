using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks.Linking;

namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>The residual risk that two files about the same people, with different columns, can be joined through the judged table.</summary>
/// <remarks>The linkability attack of Anonymeter (Giomi et al. 2023): the two rows of a person are linked where their nearest
/// judged rows, each by its own columns, coincide (k = 1); with ten nearest rows in the details.</remarks>
internal sealed class Linkability : IMetric
{
    private const int Wide = 10;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "linkability",
        Family = MetricFamily.Privacy,
        Question = "Does the table help to find out which rows of two files belong to the same training person, more than for an unseen person?",
        Blindness = "One split of the columns into two files is tried; another could link better, and files with errors would link worse.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
        Headline = new Headline("risk of being linked", HeadlineForm.Percent),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (pair.Training.Columns.Count < 2) { return new MetricResult.NotApplicable("there is one column only, and two files need one each"); }
        if (pair.Unseen is null) { return new MetricResult.NotApplicable(AttackRates.NoControl); }
        AttackedRows rows = AttackedRows.Of(pair, pair.Unseen);
        AuxiliaryColumns columns = AuxiliaryColumns.Of(pair.Training);
        var attack = new LinkingAttack(rows, columns, Wide, cancellation);
        AttackRates nearest = attack.Rates(1);
        return new MetricResult.Score(nearest.Risk.Value)
        {
            Interval = nearest.Risk.Interval,
            Details =
            [
                nearest.Table("rates", "People whose two rows have the same nearest judged row"),
                attack.Rates(Wide).Table("rates-10", "People whose two rows share one of their ten nearest judged rows"),
                new DetailTable("columns", "What the two files are supposed to hold", DetailKind.Columns, ["column"], ["file"],
                    [.. InFile(1, columns.First), .. InFile(2, columns.Second)]),
            ],
            Notes = [.. nearest.Warnings(), .. rows.Notes],
        };

        IEnumerable<DetailRow> InFile(int file, IReadOnlyList<int> positions)
            => positions.Select(i => new DetailRow([pair.Training.Columns[i].Name], [file]));
    }
}
