using System.Globalization;
using SynthTab.Synthesis;

namespace SynthTab.Tuning;

/// <summary>Turns finished trials into progress.</summary>
/// <param name="progress">Is told, or null.</param>
/// <param name="plan">How many there will be.</param>
/// <param name="before">Trials of earlier processes.</param>
internal sealed class TrialsDone(IProgress<FitProgress>? progress, HalvingPlan plan, IReadOnlyList<TrialResult> before)
{
    private readonly int _total = plan.Rungs.Sum(r => r.Trials);
    private int _done = before.Count;
    private TrialResult? _best = new SearchOutcome(before, false, 0).Winner;

    /// <summary>Counts one more.</summary>
    public void Add(TrialResult result)
    {
        _done++;
        _best = new SearchOutcome(_best is null ? [result] : [_best, result], false, 0).Winner;
        progress?.Report(new FitProgress("searching", _done, _total, "trials")
        {
            DoneBefore = before.Count,
            Remark = _best is null ? result.Failure : Words(result.Rung, _best),
        });
    }

    private string Words(int rung, TrialResult best)
    {
        string options = string.Join(" ", best.Trial.Assignments);
        return string.Create(
            CultureInfo.InvariantCulture, $"rung {rung + 1} of {plan.Rungs.Count}, best score {best.Score:0.000} of {options}");
    }
}
