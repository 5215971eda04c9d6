using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>
/// The noise of every column over time. In the paper's way numbers and blocks lose their data together; with categories first
/// (in the order of generation) blocks are masked during the later half of the time and numbers are noised during the first, so
/// that each is made from clean neighbours: numbers given all categories, categories given those that are known.
/// </summary>
/// <remarks>Shi et al. 2025, "TabDiff: a Mixed-type Diffusion Model for Tabular Data Generation", section 3.2.</remarks>
internal sealed class TabDiffSchedules : IMixedNoise
{
    /// <summary>The time before which numbers are noised and after which blocks are masked, with categories first.</summary>
    public const double Border = 0.5;

    private readonly KarrasSchedule[] _numbers;
    private readonly LogLinearMasking[] _blocks;
    private readonly bool _categoriesFirst;

    /// <summary>Takes the schedules over.</summary>
    /// <param name="numbers">One for each number.</param>
    /// <param name="blocks">One for each block.</param>
    /// <param name="categoriesFirst">Whether blocks are made before numbers.</param>
    public TabDiffSchedules(KarrasSchedule[] numbers, LogLinearMasking[] blocks, bool categoriesFirst)
        => (_numbers, _blocks, _categoriesFirst) = (numbers, blocks, categoriesFirst);

    /// <summary>The schedule of a number, over its own time.</summary>
    public KarrasSchedule Number(int number) => _numbers[number];

    /// <summary>The schedule of a block, over its own time.</summary>
    public LogLinearMasking Block(int block) => _blocks[block];

    /// <summary>How far the noise of numbers has come, in [0, 1].</summary>
    public double NumberTime(double time) => _categoriesFirst ? Math.Min(time / Border, 1) : time;

    /// <summary>How far the masking of blocks has come, in [0, 1].</summary>
    public double BlockTime(double time) => _categoriesFirst ? Math.Max((time - Border) / (1 - Border), 0) : time;

    /// <inheritdoc/>
    public double Sigma(int number, double time) => _numbers[number].Sigma(NumberTime(time));

    /// <inheritdoc/>
    public double TimeOf(int number, double sigma) => (_categoriesFirst ? Border : 1) * Math.Min(_numbers[number].Time(sigma), 1);

    /// <inheritdoc/>
    public double MaskShare(int block, double time) => BlockTime(time) is > 0 and double own ? _blocks[block].Share(own) : 0;

    /// <inheritdoc/>
    public bool NumbersPresent(double time) => !_categoriesFirst || time <= Border;

    /// <inheritdoc/>
    public bool BlocksPresent(double time) => _blocks.Length > 0 && (!_categoriesFirst || time > Border);

    /// <inheritdoc/>
    /// <remarks>With categories first: a step for each block, or as many as asked for if that is less, then the steps asked for.</remarks>
    public double[] Times(int steps, int blocks)
    {
        if (!_categoriesFirst) { return Even(1, 0, steps); }
        double[] numbers = Even(Border, 0, steps);
        return blocks == 0 ? numbers : [.. Even(1, Border, Math.Min(steps, blocks))[..^1], .. numbers];
    }

    private static double[] Even(double from, double to, int steps)
        => [.. Enumerable.Range(0, steps + 1).Select(i => from + (to - from) * i / steps)];
}
