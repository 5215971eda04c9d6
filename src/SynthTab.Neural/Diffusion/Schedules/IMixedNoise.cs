namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>The noise of a mixed row over time 0 (data) to 1 (noise alone), for every number and every block.</summary>
internal interface IMixedNoise
{
    /// <summary>The deviation of a number's noise.</summary>
    double Sigma(int number, double time);

    /// <summary>The time at which a number's noise has this deviation, at most 1.</summary>
    double TimeOf(int number, double sigma);

    /// <summary>The probability that a block is masked.</summary>
    double MaskShare(int block, double time);

    /// <summary>Whether numbers take part at this time; where they do not, there is nothing of them but noise.</summary>
    bool NumbersPresent(double time);

    /// <summary>Whether blocks may be masked at this time.</summary>
    bool BlocksPresent(double time);

    /// <summary>The times of a walk, from 1 down to 0, [steps + 1 or more].</summary>
    /// <param name="steps">The steps asked for, at least 1.</param>
    /// <param name="blocks">The blocks that a row has.</param>
    double[] Times(int steps, int blocks);
}
