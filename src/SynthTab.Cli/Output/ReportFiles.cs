using SynthTab.Evaluation;
using SynthTab.Evaluation.Pictures;
using SynthTab.Reports;

namespace SynthTab.Cli.Output;

/// <summary>The reports of a scorecard as files of a folder.</summary>
internal static class ReportFiles
{
    /// <summary>What they are called, for the person who looks for them.</summary>
    public const string Names = "report.html, report.md, report.json";

    /// <summary>Writes all of them.</summary>
    /// <param name="scorecard">What was found.</param>
    /// <param name="folder">Where they go.</param>
    /// <param name="latent">The latent space of the model that made the table, for the page, or null.</param>
    public static void Write(Scorecard scorecard, OutputFolder folder, LatentMap? latent = null)
    {
        folder.WriteText("report.md", MarkdownReport.Text(scorecard));
        folder.WriteText("report.json", JsonReport.Text(scorecard));
        folder.WriteText("report.html", HtmlReport.Text(scorecard, latent));
    }
}
