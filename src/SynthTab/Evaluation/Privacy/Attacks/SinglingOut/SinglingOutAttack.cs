using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

/// <summary>
/// Asks of the training rows what singles out a judged row: a query succeeds where exactly one of them satisfies it.
/// </summary>
/// <remarks>
/// How many rows a query meets by chance depends on how many there are, so the control must have as many different rows as the
/// training table. Where there are fewer unseen rows, they take the place of as many training rows, and the others stay: what
/// is lost by that is what the replaced rows had given away, and the residual risk is scaled up from them to all. No law of
/// chance hits has to be assumed, and without a leak the two rates are equal in expectation whatever the sizes. Rates are
/// over the queries that were made, however few.
/// </remarks>
internal sealed class SinglingOutAttack
{
    private const int Queries = 5_000;
    private const int Tries = 200_000;
    private const int RowsPerSearchedRow = 4; // sorting costs far less than a search of all pairs, which the limit is meant for

    private readonly PreparedPair _pair;
    private readonly QueryTable _judged, _attacked, _control;
    private readonly int _replaced;
    private readonly string[] _notes;

    private SinglingOutAttack(PreparedPair pair, PreparedTable unseen)
    {
        int limit = pair.Limits.NeighbourRows(pair.Training.Columns.Count) * RowsPerSearchedRow;
        int[] training = DifferentRows(pair.Training, limit), others = DifferentRows(unseen, training.Length);
        _pair = pair;
        _replaced = others.Length;
        _judged = QueryTable.Of((pair.Candidate, DifferentRows(pair.Candidate, limit)));
        _attacked = QueryTable.Of((pair.Training, training));
        _control = QueryTable.Of((unseen, others), (pair.Training, training[_replaced..]));
        _notes = [.. Notes(limit)];
    }

    /// <summary>The attack on a pair with unseen rows, its tables sorted once for all kinds of queries.</summary>
    public static SinglingOutAttack On(PreparedPair pair, PreparedTable unseen) => pair.Shared(p => new SinglingOutAttack(p, unseen));

    /// <summary>With predicates on one column.</summary>
    public MetricResult WithRareValues(string purpose)
    {
        RandomSource random = _pair.RandomFor(purpose);
        return Judge(RareValueQueries.From(_judged, Queries, random), 1, random);
    }

    /// <summary>With conjunctions over so many columns, at most three.</summary>
    public MetricResult WithRecords(int columns, string purpose)
    {
        RandomSource random = _pair.RandomFor(purpose);
        return Judge(RecordQueries.From(_judged, columns, Queries, Tries, random), columns, random);
    }

    private MetricResult Judge(QuerySet made, int columns, RandomSource random)
    {
        int queries = made.Queries.Count;
        if (queries == 0) { return new MetricResult.NotApplicable("no query was found that singles out a judged row, so there is nothing to ask"); }
        var rates = new AttackRates(
            Rate(made.Queries, _attacked), Rate(made.Queries, _control), Rate([.. BlindQueries.From(_judged, columns, queries, random)], _attacked));
        ResidualRisk risk = rates.Risk.Times(_attacked.Rows / (double)_replaced);
        return new MetricResult.Score(risk.Value)
        {
            Interval = risk.Interval,
            Details = [rates.Table("rates", "Queries that single out one real row"), Effort(made)],
            Notes = [.. rates.Warnings(), .. _notes],
        };
    }

    private DetailTable Effort(QuerySet made) => new("effort", "What the attack looked at", DetailKind.Figures, ["count"], ["number"],
    [
        new DetailRow(["queries tried on the judged table"], [made.Tried]),
        new DetailRow(["queries that single out a judged row, and were asked"], [made.Queries.Count]),
        new DetailRow(["different training rows attacked"], [_attacked.Rows]),
        new DetailRow(["of these, replaced by different unseen rows for the control"], [_replaced]),
    ]);

    private IEnumerable<string> Notes(int limit)
    {
        if (Math.Max(_judged.Rows, _attacked.Rows) == limit)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"At most {limit:N0} different rows were taken of each table, drawn by seed.");
        }
        if (_replaced < _attacked.Rows)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The control has {_replaced:N0} different unseen rows in the place of as many of {_attacked.Rows:N0} training rows; the risk is scaled up from them to all.");
        }
    }

    private static int[] DifferentRows(PreparedTable table, int limit) => [.. QueryTable.DifferentRows(table).Take(limit)];

    private static AttackRate Rate(IReadOnlyList<Predicate[]> queries, QueryTable table)
        => new(queries.AsParallel().Count(q => table.SinglesOut(q)), queries.Count);
}
