using SynthTab.Neural.Diffusion;

namespace SynthTab.Tests.Neural.Diffusion;

public sealed class EdmPreconditioningTests
{
    private static readonly EdmPreconditioning _scaling = new(0.7);

    public static TheoryData<double> Sigmas => [0.002, 0.5, 3, 80];

    [Theory, MemberData(nameof(Sigmas))]
    public void A_network_that_answers_the_target_gives_the_data_back(double sigma)
    {
        const double x = 0.9, noise = -1.3;
        double denoised = _scaling.Skip(sigma) * (x + sigma * noise) + _scaling.Out(sigma) * _scaling.Target(x, noise, sigma);
        Assert.Equal(x, denoised, 9);
        Assert.Equal(_scaling.In(sigma) * (x + sigma * noise), _scaling.Input(x, noise, sigma), 12);
    }

    // x = 0.7 a, noise b: both input and target are rotations of (a, b), so their squares add up to a² + b².
    [Theory, MemberData(nameof(Sigmas))]
    public void Input_and_target_have_deviation_one(double sigma)
    {
        (double input, double target) = (_scaling.Input(0.7 * 0.9, -1.3, sigma), _scaling.Target(0.7 * 0.9, -1.3, sigma));
        Assert.Equal(0.9 * 0.9 + 1.3 * 1.3, input * input + target * target, 9);
    }

    [Theory, MemberData(nameof(Sigmas))]
    public void The_slopes_are_those_of_finite_differences(double sigma)
    {
        double step = 1e-5 * sigma;
        double input = (_scaling.Input(0.9, -1.3, sigma + step) - _scaling.Input(0.9, -1.3, sigma - step)) / (2 * step);
        double target = (_scaling.Target(0.9, -1.3, sigma + step) - _scaling.Target(0.9, -1.3, sigma - step)) / (2 * step);
        Assert.Equal(input, _scaling.InputSlope(0.9, -1.3, sigma), 1e-6);
        Assert.Equal(target, _scaling.TargetSlope(0.9, -1.3, sigma), 1e-6);
    }
}
