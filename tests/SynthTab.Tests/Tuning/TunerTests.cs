using SynthTab.Cli;
using SynthTab.Datasets;
using SynthTab.Reports.Tuning;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tests.Support;
using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

/// <summary>The tuner with a real model that learns in a moment, and its log.</summary>
public sealed class TunerTests : IDisposable
{
    private static readonly Table _visits = ClinicVisits.Draw(400);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_search_is_logged_line_by_line_and_the_winner_learns_the_whole_table()
    {
        var tuner = new Tuner(Request());
        TuneResult result = tuner.Search();
        using IFittedSynthesizer fitted = tuner.Refit(result, _folder.At("m.checkpoint.synthtab"));
        tuner.Finish(result, fitted.Manifest.Training);
        Assert.Equal((320, 80, 400), (result.LearnedRows, result.ValidationRows, fitted.Manifest.Training.Rows));
        Assert.Equal(result.Winner!.Trial.Values["least-rows"], $"{fitted.Manifest.Options["least-rows"]}");
        Assert.Equal(6, File.ReadAllLines(_folder.At("m.trials.jsonl")).Length); // a head, four trials, the refit
        Assert.Equal(["m.trials.jsonl"], _folder.Files());
    }

    [Fact]
    public void A_killed_search_goes_on_from_its_log_to_the_same_result()
    {
        TuneResult whole = new Tuner(Request()).Search();
        string[] lines = File.ReadAllLines(_folder.At("m.trials.jsonl"));
        File.WriteAllLines(_folder.At("m.trials.jsonl"), lines[..3]);
        TuneResult resumed = new Tuner(Request() with { Resume = true }).Search();
        Assert.Equal(lines[..3], File.ReadAllLines(_folder.At("m.trials.jsonl"))[..3]); // not run again: their seconds are the old ones
        Assert.Equal(whole.Outcome.Results.Select(r => (r.Trial.Number, r.Score)), resumed.Outcome.Results.Select(r => (r.Trial.Number, r.Score)));
        Assert.True(resumed.Elapsed.TotalSeconds >= resumed.Outcome.Results[1].ElapsedSeconds);
    }

    [Fact]
    public void A_finished_log_is_not_searched_again_with_resume_and_gives_way_without()
    {
        var tuner = new Tuner(Request());
        TuneResult first = tuner.Search();
        tuner.Finish(first, new TrainingSummary { Seconds = 1 });
        string[] lines = File.ReadAllLines(_folder.At("m.trials.jsonl"));
        Assert.True(new Tuner(Request() with { Resume = true }).Search().IsFinished);
        Assert.Equal(lines, File.ReadAllLines(_folder.At("m.trials.jsonl")));
        Assert.False(new Tuner(Request() with { Seed = 2 }).Search().IsFinished);
    }

    [Fact]
    public void An_unfinished_log_is_not_overwritten()
    {
        new Tuner(Request()).Search();
        string sentence = Assert.Throws<SynthTabException>(() => new Tuner(Request()).Search()).Message;
        Assert.Contains("4 judged trials of an unfinished search, and --resume is needed", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("budget")]
    [InlineData("table")]
    [InlineData("search")]
    public void A_log_of_another_search_is_refused(string what)
    {
        new Tuner(Request()).Search();
        TuneRequest other = what switch
        {
            "seed" => Request() with { Seed = 9 },
            "budget" => Request() with { Budget = TimeSpan.FromSeconds(77) },
            "table" => Request() with { Table = ClinicVisits.Draw(400, seed: 2) },
            _ => Request() with { Space = new SearchSpace(SearchedOption.Whole("least-rows", 2, 9)) },
        };
        Assert.Contains(what, Assert.Throws<SynthTabException>(() => new Tuner(other with { Resume = true }).Search()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_log_is_refused_with_its_line()
    {
        new Tuner(Request()).Search();
        string log = _folder.At("m.trials.jsonl");
        string[] lines = File.ReadAllLines(log);
        File.WriteAllLines(log, [.. lines[..2], lines[2][..40]]);
        Assert.Contains("line 3", Assert.Throws<SynthTabException>(() => new Tuner(Request() with { Resume = true }).Search()).Message, StringComparison.Ordinal);
        File.WriteAllLines(log, [lines[0], lines[2].Replace("\"least-rows\":\"", "\"least-rows\":\"1", StringComparison.Ordinal)]);
        Assert.Contains("line 2: 'options'", Assert.Throws<SynthTabException>(() => new Tuner(Request() with { Resume = true }).Search()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_search_has_its_trials_and_no_refit()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Stopping(stop);
        TuneResult result = new Tuner(Request() with { Cancellation = stop.Token, Progress = progress }).Search();
        Assert.True(result.Outcome.Interrupted);
        Assert.Single(result.Outcome.Results);
        Assert.Contains("interrupted", TuneMarkdown.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_finds_the_same()
    {
        TuneResult first = new Tuner(Request()).Search(), second = new Tuner(Request() with { LogFile = _folder.At("other.jsonl") }).Search();
        Assert.Equal(first.Outcome.Results.Select(r => (r.Trial.Number, r.Score)), second.Outcome.Results.Select(r => (r.Trial.Number, r.Score)));
    }

    [Fact]
    public void A_table_that_is_too_small_is_refused()
        => Assert.Contains("at least 100", Assert.Throws<SynthTabException>(() => new Tuner(Request() with { Table = _visits.Slice(0, 99) }).Search()).Message, StringComparison.Ordinal);

    [Fact]
    public void The_reports_hold_the_winner_every_trial_and_a_drawing_without_a_script()
    {
        TuneResult result = new Tuner(Request() with { Trials = 8 }).Search();
        string html = TuneHtml.Text(result), markdown = TuneMarkdown.Text(result), summary = TuneSummary.Text(result);
        Assert.Equal(result.Outcome.Results.Count, html.Split("<circle").Length - 3); // two more in the legend
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.All([html, markdown, summary], text => Assert.Contains("least-rows", text, StringComparison.Ordinal));
        Assert.Equal(result.Outcome.Results.Count, TuneJson.Of(result)["trials"]!.AsArray().Count);
        Assert.Contains("no holdout was read", summary, StringComparison.Ordinal);
    }

    private TuneRequest Request() => new()
    {
        Entry = Models.Catalog["gaussian-copula"],
        Space = Models.Catalog["gaussian-copula"].SearchSpace,
        Assignments = [],
        Table = _visits,
        Budget = TimeSpan.FromHours(5), // never the limit, however busy the machine
        LogFile = _folder.At("m.trials.jsonl"),
        Trials = 4,
        Seed = 1,
    };

    /// <summary>Stops the search at its first finished trial.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => stop.Cancel();
    }
}
