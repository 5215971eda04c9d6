using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>The network that the options ask for, and the parameters of the schedules that are learned beside it.</summary>
internal sealed class TabDiffNetwork
{
    private const string RhoName = "schedule.rho", PowerName = "schedule.power";
    private const int LeastWidth = 256, MostWidth = 512, WidthStep = 64;

    private readonly TabDiffOptions _options;
    private readonly MixedLayout _layout;
    private readonly MlpShape _mlp;
    private readonly ColumnNetworkShape _columns;

    /// <summary>Fixes the sizes.</summary>
    public TabDiffNetwork(TabDiffOptions options, MixedLayout layout)
    {
        (_options, _layout) = (options, layout);
        int inputs = new RowInput(layout).Width, width = options.Width ?? WidthFor(inputs);
        _mlp = new MlpShape(inputs, layout.Width)
        {
            Stream = width,
            Widths = [.. Enumerable.Repeat(width, options.Depth)],
            Dropout = options.Dropout,
            Products = options.Products,
        };
        _columns = new ColumnNetworkShape(
            layout.Scalars.Count,
            [.. layout.Blocks.Select(b => b.Width)],
            [.. layout.Scalars.Select(s => s.Column), .. layout.Blocks.Select(b => b.Column)],
            layout.Columns) { Width = width, Dropout = options.Dropout, Products = options.Products };
    }

    /// <summary>All parameters, in order.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        var parameters = new List<ParameterShape>(
            _options.Network == TabDiffNetworkKind.Mlp ? _mlp.Parameters() : _columns.Parameters());
        if (!_options.LearnSchedules) { return parameters; }
        if (_layout.Scalars.Count > 0) { parameters.Add(Constant(RhoName, _layout.Scalars.Count, PowerMeanSchedule.InitialRaw)); }
        if (LearnsPowers) { parameters.Add(Constant(PowerName, _layout.Blocks.Count, LogLinearMasking.InitialRaw)); }
        return parameters;
    }

    /// <summary>Whether blocks learn how their share of masks grows; a counted mask has no such share.</summary>
    public bool LearnsPowers => _options.LearnSchedules && !_options.CountedMasks && _layout.Blocks.Count > 0;

    /// <summary>Whether numbers learn how their noise grows.</summary>
    public bool LearnsRhos => _options.LearnSchedules && _layout.Scalars.Count > 0;

    /// <summary>The learned parameters of the numbers' schedules, [numbers].</summary>
    public static Tensor Rhos(FlatParameters parameters) => parameters[RhoName];

    /// <summary>The learned parameters of the blocks' schedules, [blocks].</summary>
    public static Tensor Powers(FlatParameters parameters) => parameters[PowerName];

    /// <summary>The network in the memory of the CPU, or null where it is had by <see cref="Forward"/> alone: column tokens, other
    /// devices, and learned schedules, which ask for derivatives by the inputs.</summary>
    public FusedMlp? Fused(FlatParameters parameters, int most)
        => _options.Network == TabDiffNetworkKind.Mlp && !_options.LearnSchedules && FusedMlp.Serves(parameters, _mlp)
            ? new FusedMlp(parameters, _mlp, most)
            : null;

    /// <summary>The answers [rows, numbers and slots]: of numbers by the EDM scaling, of slots logits.</summary>
    public Tensor Forward(FlatParameters parameters, Tensor inputs, Tensor times, NoiseSource? dropout)
        => _options.Network == TabDiffNetworkKind.Mlp
            ? ResidualMlp.Forward(parameters, _mlp, inputs, times, null, dropout)
            : ColumnNetwork.Forward(parameters, _columns, inputs, times, dropout);

    /// <summary>The schedules under some parameters.</summary>
    public TabDiffSchedules Schedules(FlatParameters parameters)
    {
        double[]? rhos = LearnsRhos ? Host(Rhos(parameters)) : null, powers = LearnsPowers ? Host(Powers(parameters)) : null;
        return new TabDiffSchedules(
            [.. Enumerable.Range(0, _layout.Scalars.Count).Select(i => new KarrasSchedule(
                _options.SigmaMin, _options.SigmaMax, rhos is null ? _options.Rho : PowerMeanSchedule.Rho(rhos[i])))],
            [.. Enumerable.Range(0, _layout.Blocks.Count).Select(i => powers is null
                ? new LogLinearMasking()
                : LogLinearMasking.Of(powers[i]))],
            _options.CategoriesFirst);
    }

    /// <summary>Lets the answer begin with the shares of the training table.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="logShares">Of every slot the logarithm of its share, [slots].</param>
    public void StartFrom(FlatParameters parameters, float[] logShares)
    {
        using var off = no_grad();
        using Tensor shares = tensor(logShares, device: parameters.Vector.device);
        using Tensor slots = parameters["output.bias"].narrow(0, _layout.Scalars.Count, _layout.SlotCount);
        slots.copy_(shares);
    }

    private static ParameterShape Constant(string name, int count, double value) => new(name, [count], value, value);

    private static int WidthFor(int inputs) => Math.Clamp((2 * inputs + WidthStep - 1) / WidthStep * WidthStep, LeastWidth, MostWidth);

    /// <summary>The values in memory.</summary>
    public static double[] Host(Tensor values)
    {
        using Tensor detached = values.detach();
        using Tensor host = detached.to_type(ScalarType.Float64).cpu();
        return host.data<double>().ToArray();
    }
}
