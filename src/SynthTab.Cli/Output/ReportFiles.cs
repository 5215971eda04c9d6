using SynthTab.Evaluation;
using SynthTab.Reports;

namespace SynthTab.Cli.Output;

/// <summary>The reports of a scorecard as files of a folder.</summary>
internal static class ReportFiles
{
    /// <summary>What they are called, for the person who looks for them.</summary>
    public const string Names = "report.html, report.md, report.json";

    /// <summary>Writes all of them.</summary>
    public static void Write(Scorecard scorecard, OutputFolder folder)
    {
        folder.WriteText("report.md", MarkdownReport.Text(scorecard));
        folder.WriteText("report.json", JsonReport.Text(scorecard));
        folder.WriteText("report.html", HtmlReport.Text(scorecard));
    }
}
