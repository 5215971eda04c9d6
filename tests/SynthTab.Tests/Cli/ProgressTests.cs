using SynthTab.Cli.Output;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Cli;

public sealed class ProgressTests
{
    private readonly ManualClock _clock = new();

    // 30 of 300 epochs in 20 s: 270 are left, at 20/30 s each.
    [Fact]
    public void The_time_left_is_what_the_rest_takes_at_the_speed_so_far()
    {
        var text = new ProgressText(_clock, budget: null);
        _clock.Advance(20);
        Assert.Equal(
            "training: 30 of 300 epochs, 4,100 rows/s, 3 min left, cpu; the critic is ahead",
            text.Describe(Epochs(30) with { RowsPerSecond = 4100, Device = "cpu", Remark = "the critic is ahead" }));
    }

    [Fact]
    public void A_budget_that_ends_earlier_is_the_time_left()
    {
        var text = new ProgressText(_clock, TimeSpan.FromSeconds(60));
        _clock.Advance(20);
        Assert.Equal("training: 30 of 300 epochs, 40 s left", text.Describe(Epochs(30)));
        Assert.Equal(1 / 3.0, text.Share(Epochs(30)), precision: 12);
        _clock.Advance(50);
        Assert.Equal("training: 31 of 300 epochs, 0 s left", text.Describe(Epochs(31)));
        Assert.Equal(1, text.Share(Epochs(31)));
    }

    // 100 s of encoding say nothing about training: 1 epoch took 10 s, so 9 take 90.
    [Fact]
    public void A_new_stage_starts_the_count_again()
    {
        var text = new ProgressText(_clock, budget: null);
        text.Describe(new FitProgress("encoding", 1, 5, "columns"));
        _clock.Advance(100);
        text.Describe(new FitProgress("training", 0, 10, "epochs"));
        _clock.Advance(10);
        Assert.Equal("training: 1 of 10 epochs, 1 min 30 s left", text.Describe(new FitProgress("training", 1, 10, "epochs")));
    }

    [Fact]
    public void A_log_gets_at_most_one_line_every_five_seconds()
    {
        using var written = new StringWriter();
        var lines = new ProgressLines(written, _clock, budget: null);
        for (int second = 0; second < 23; second++)
        {
            _clock.Advance(1);
            lines.Report(Epochs(second));
        }
        Assert.Equal(4, written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static FitProgress Epochs(double done) => new("training", done, 300, "epochs");
}
