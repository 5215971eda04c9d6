using SynthTab.Datasets;
using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders.Discrete;

public sealed class DiscreteMomentsTests
{
    private const double Day = 86400;

    private static readonly Table _visits = ClinicVisits.Draw(4000, seed: 3).Select(c => c.Name == "visit_date");
    private static readonly DiscreteCoding _coding = DiscreteCoding.Fit(_visits, new DiscreteOptions());

    [Fact]
    public void Nobody_comes_when_the_clinic_is_closed()
    {
        double[] made = Decoded(_coding);
        Assert.All(made, m => Assert.InRange(m % Day / 60, 480, 1079)); // the law: 08:00 to 17:59
        Assert.All(made, m => Assert.Equal(0, m % 60));
    }

    [Fact]
    public void A_moment_stays_within_its_run_of_days_and_its_class_comes_back()
    {
        int[] codes = _coding.Encode(_visits)[0];
        var made = new Table(_visits.Schema, [new NumericColumn(_visits.Schema.Columns[0], Decoded(_coding))]);
        Assert.Equal(codes, _coding.Encode(made)[0]);
        Assert.True(_coding.Columns[0].Classes > 20);
    }

    [Fact]
    public void The_law_of_a_class_sums_to_one_over_its_minutes()
    {
        DiscreteColumn column = _coding.Columns[0];
        double first = ClinicVisitsLaw.FirstDay;
        double[] minutes = [.. Enumerable.Range(0, 60 * 600).Select(i => first + Day * (i / 600) + 60.0 * (480 + i % 600))]; // the first class has no more days
        var cells = new NumericColumn(column.Schema, minutes);
        double sum = Enumerable.Range(0, minutes.Length).Sum(row => Math.Exp(column.LogLaw(cells, row, 0)));
        Assert.Equal(1, sum, 0.05); // minutes before the first piece and after the last count as of these
    }

    [Fact]
    public void A_range_of_days_is_kept_to_the_day()
    {
        double from = ClinicVisitsLaw.FirstDay + 100 * Day, to = from + 10 * Day - 60;
        CellLimits limits = CellLimits.Known with { Minimum = from, Maximum = to };
        double[] shares = _coding.Columns[0].Shares(limits);
        int own = Array.FindIndex(shares, s => s > 0);
        Column made = _coding.Columns[0].Decode([.. Enumerable.Repeat(own, 200)], limits, new RandomSource(1));
        Assert.All(((NumericColumn)made).Values, m => Assert.InRange(m, from, to));
    }

    [Fact]
    public void The_first_rows_do_not_depend_on_how_many_there_are()
    {
        int[] codes = _coding.Encode(_visits)[0];
        double[] few = ((NumericColumn)_coding.Decode([codes[..10]], seed: 5).Columns[0]).Values;
        Assert.Equal(Decoded(_coding)[..10], few);
    }

    [Fact]
    public void Saved_and_read_it_codes_alike()
        => Assert.Equal(Decoded(_coding), Decoded(DiscreteCoding.FromJson(_coding.ToJson(), _visits.Schema)));

    [Fact]
    public void Moments_of_a_few_days_are_coded_as_numbers()
    {
        var schema = new ColumnSchema { Name = "t", Kind = ColumnKind.DateTime, Granularity = 60 };
        double[] values = [.. Enumerable.Range(0, 400).Select(i => 60.0 * (i * 7 % 2880))];
        Assert.IsType<DiscreteNumbers>(DiscreteCoding.Fit(Table.Of(new NumericColumn(schema, values)), new DiscreteOptions()).Columns[0]);
    }

    private static double[] Decoded(DiscreteCoding coding) => ((NumericColumn)coding.Decode(coding.Encode(_visits), seed: 5).Columns[0]).Values;
}
