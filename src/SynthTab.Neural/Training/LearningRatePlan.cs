namespace SynthTab.Neural.Training;

/// <summary>
/// What the learning rate is multiplied by at a step: a straight rise over the first steps, then the schedule's fall.
/// </summary>
/// <remarks>Loshchilov and Hutter 2017, "SGDR", eq. 5, for the cosine without restarts.</remarks>
/// <param name="schedule">How it falls.</param>
/// <param name="warmUpSteps">The steps of the rise; 0 for none.</param>
/// <param name="plateau">Falls with the loss; used by <see cref="LearningRateSchedule.Plateau"/> and <see cref="LearningRateSchedule.Settling"/>.</param>
internal sealed class LearningRatePlan(LearningRateSchedule schedule, int warmUpSteps, PlateauDecay plateau)
{
    /// <summary>The factor, in [0, 1].</summary>
    /// <param name="step">The step, from 1.</param>
    /// <param name="progress">How far training has come, from 0 to 1: by steps or by the time budget, whichever is further, so
    /// that the fall ends when training does.</param>
    public double Factor(long step, double progress)
    {
        double rise = Math.Min(1, (double)step / Math.Max(1, warmUpSteps));
        double fall = schedule switch
        {
            LearningRateSchedule.Linear => 1 - progress,
            LearningRateSchedule.Cosine => Cosine(progress),
            LearningRateSchedule.Plateau => plateau.Factor,
            LearningRateSchedule.Settling => Cosine(progress) * plateau.Factor,
            _ => 1,
        };
        return rise * Math.Max(0, fall);
    }

    private static double Cosine(double progress) => 0.5 * (1 + Math.Cos(Math.PI * progress));
}
