using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Training;

public sealed class ExponentialMovingAverageTests : TorchTests
{
    // Start 0; the source is 10, then 20. Decays (1 + t) / (10 + t): 1/10, then 2/11, both below 0.9.
    // 0.1 · 0 + 0.9 · 10 = 9;  2/11 · 9 + 9/11 · 20 = 198/11 = 18.
    [Fact]
    public void Early_steps_forget_the_start()
    {
        using Tensor source = zeros(1);
        using var average = new ExponentialMovingAverage(source, 0.9);
        source.fill_(10);
        average.Update();
        Assert.Equal(9, average.Average.item<float>(), 5);
        source.fill_(20);
        average.Update();
        Assert.Equal(18, average.Average.item<float>(), 5);
    }

    // After many steps at 0 the decay is the one asked for: 0.5 · 0 + 0.5 · 4 = 2, then 3.
    [Fact]
    public void Later_steps_remember_by_the_decay()
    {
        using Tensor source = zeros(1);
        using var average = new ExponentialMovingAverage(source, 0.5);
        for (int i = 0; i < 50; i++) { average.Update(); }
        source.fill_(4);
        average.Update();
        Assert.Equal(2, average.Average.item<float>(), 6);
        average.Update();
        Assert.Equal(3, average.Average.item<float>(), 6);
    }

    [Fact]
    public void Without_memory_the_average_is_the_source()
    {
        using Tensor source = zeros(2);
        using var average = new ExponentialMovingAverage(source, 0);
        source.fill_(7);
        average.Update();
        Assert.True(average.Average.Equals(source));
    }
}
