using System.Globalization;
using System.Text.RegularExpressions;
using SynthTab.Evaluation;
using SynthTab.Reports;
using SynthTab.Tables;
using SynthTab.Tests.Evaluation;

namespace SynthTab.Tests.Reports;

/// <summary>Whoever reads a report learns no cell that belongs to few people, and so no row.</summary>
public sealed partial class NoRealRowTests
{
    private const int Rows = 600;
    private const string RareLevel = "lighthouse";
    private const double RareNumber = 98_765.4;

    private static readonly Lazy<(Table Training, Scorecard Card)> Judged = new(Judge);

    public static TheoryData<string> Formats => ["html", "md", "json"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_cell_that_only_one_person_has_is_told(string format)
    {
        HashSet<string> told = [.. Numbers().Matches(Report(format)).Select(m => m.Value.Replace(",", "", StringComparison.Ordinal))];
        string[] alone = [.. Pay().CountBy(pay => pay).Where(p => p.Value == 1).Select(p => p.Key)];
        Assert.True(alone.Length > Rows / 2);
        Assert.Equal([], alone.Where(told.Contains));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Neither_a_rare_level_nor_an_extreme_number_is_told(string format)
    {
        string report = Report(format);
        Assert.DoesNotContain(RareLevel, report, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<![\d.])98,?76\d(?!\d)", report);
        Assert.Contains("office", report, StringComparison.Ordinal); // a frequent one is
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_figure_is_undefined(string format) => Assert.DoesNotMatch("NaN|Infinity|-∞[^,]", Report(format));

    private static string Report(string format) => format switch
    {
        "html" => HtmlReport.Text(Judged.Value.Card),
        "md" => MarkdownReport.Text(Judged.Value.Card),
        _ => JsonReport.Text(Judged.Value.Card),
    };

    /// <summary>The training table's pay as a report would write it; whole numbers may be edges of ranges.</summary>
    private static IEnumerable<string> Pay() => ((NumericColumn)Judged.Value.Training["pay"]).Values
        .Where(pay => !double.IsNaN(pay) && pay != Math.Floor(pay)).Select(pay => pay.ToString("0.0", CultureInfo.InvariantCulture));

    private static (Table, Scorecard) Judge()
    {
        Table people = Some.People(Rows, seed: 1);
        var work = (CategoricalColumn)people["work"];
        string?[] levels = [.. work.Codes.Select((code, row) => row == 17 ? RareLevel : work.Schema.Levels[code])];
        double[] pay = [.. ((NumericColumn)people["pay"]).Values.Select((value, row) => row == 17 ? RareNumber : value)];
        Table training = Table.Of(people["age"], Some.Categories("work", levels), Some.Numbers("pay", pay), people["rich"]);
        var input = new EvaluationInput(training, Some.People(Rows / 2, seed: 2), Some.People(Rows, seed: 3));
        return (training, Evaluator.Evaluate(input, cancellation: TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"\d[\d,]*\.\d+")]
    private static partial Regex Numbers();
}
