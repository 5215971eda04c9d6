using SynthTab.Encoders;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>The losses of one step.</summary>
/// <param name="Gap">The critic's mean score of real rows minus that of generated ones: an estimate of their distance, from
/// above when the critic is good; 0 when they look alike to it.</param>
/// <param name="Critic">What the critic minimises: minus the gap plus the weighted penalty.</param>
/// <param name="Condition">The cross-entropy of the condition; 0 when it is always obeyed or nothing is asked.</param>
/// <param name="Generator">What the generator minimises: minus its score plus <paramref name="Condition"/>.</param>
internal readonly record struct StepLosses(double Gap, double Critic, double Condition, double Generator);

/// <summary>
/// One step of the game: the critic learns to tell real packs of rows from generated ones, then the generator learns to
/// raise the critic's score of the rows it has just made and to obey the condition.
/// </summary>
/// <remarks>
/// Xu et al. 2019, section 4; Lin et al. 2018 (PacGAN); Gulrajani et al. 2017 (WGAN-GP). Every array that the host fills is
/// made once; the rest lives in a scope per step.
/// </remarks>
internal sealed class AdversarialStep : IDisposable
{
    private readonly CtganOptions _options;
    private readonly CtganNetworks _networks;
    private readonly ConditionSampler _sampler;
    private readonly ConditionLayout _conditions;
    private readonly long _noiseSeed;
    private readonly DrawnCondition[] _asked;
    private readonly GeneratorInput _input;
    private readonly StagedTensor _gumbel;
    private readonly StagedTensor _mix;
    private readonly CriticBatch _batch;
    private readonly DropoutMasks _masks;
    private readonly GumbelSoftmax _activation;
    private readonly ConditionLoss? _conditionLoss;
    private readonly Scalar _penaltyWeight; // held while steps are played, as in Critic
    private NoiseSource _noise;

    /// <summary>Makes the arrays.</summary>
    public AdversarialStep(
        CtganOptions options, CtganNetworks networks, EncodedLayout layout, EncodedRows rows, ConditionLayout conditions,
        ConditionSampler sampler, Device device, RandomSource random)
    {
        (_options, _networks, _conditions, _sampler) = (options, networks, conditions, sampler);
        _noiseSeed = unchecked((long)random.NextBits());
        _noise = new NoiseSource(random);
        _asked = new DrawnCondition[options.BatchSize];
        _input = new GeneratorInput(options.EmbeddingSize, conditions, options.BatchSize, device);
        _gumbel = new StagedTensor(device, ScalarType.Float32, options.BatchSize, layout.Width);
        _mix = new StagedTensor(device, ScalarType.Float32, Packs, 1);
        _batch = new CriticBatch(rows, sampler, conditions, layout.Width, options.BatchSize, device);
        _masks = new DropoutMasks(options.CriticWidths, 3 * Packs, options.Dropout, device);
        _activation = new GumbelSoftmax(new RowActivation(layout, options.Temperature), device);
        _conditionLoss = conditions.Width == 0 ? null : new ConditionLoss(conditions, options.BatchSize, device);
        _penaltyWeight = options.GradientPenalty;
        Critic = new FusedAdam(networks.CriticParameters, Settings(options.CriticLearningRate));
        Generator = new FusedAdam(networks.Generator, Settings(options.GeneratorLearningRate));
    }

    /// <summary>The critic's optimizer.</summary>
    public FusedAdam Critic { get; }

    /// <summary>The generator's optimizer.</summary>
    public FusedAdam Generator { get; }

    private int Packs => _options.BatchSize / _options.Pac;

    /// <summary>Plays one step. All that is random in it comes from the step's number, so that training can go on anywhere.</summary>
    /// <param name="step">The step, from 1.</param>
    public StepLosses Run(long step)
    {
        _noise = new NoiseSource(new RandomSource(_noiseSeed, (ulong)step));
        using var scope = NewDisposeScope();
        (double Gap, double Loss) critic = default;
        for (int more = 1; more < _options.CriticSteps; more++)
        {
            using var off = no_grad();
            (_, Tensor rows) = MakeRows();
            using var on = enable_grad();
            TrainCritic(rows);
        }
        (Tensor logits, Tensor made) = MakeRows();
        critic = TrainCritic(made.detach());
        (double condition, double generator) = TrainGenerator(logits, made);
        return new StepLosses(critic.Gap, critic.Loss, condition, generator);
    }

    /// <summary>Draws conditions and makes rows to them: logits and activated rows, each [batch, width].</summary>
    internal (Tensor Logits, Tensor Rows) MakeRows()
    {
        _sampler.Draw(_asked, _noise.Random);
        Tensor logits = ResidualGenerator.Train(_networks.Generator, _networks.GeneratorShape.Widths.Count, _input.Make(_noise, _asked));
        _noise.FillGumbel(_gumbel.Values<float>());
        return (logits, _activation.Apply(logits, _gumbel.Upload()));
    }

    /// <summary>Moves the critic, given rows outside the graph.</summary>
    internal (double Gap, double Loss) TrainCritic(Tensor rows)
    {
        Tensor batch = _batch.Make(rows, _asked, _noise.Random);
        _masks.Draw(_noise, 3 * Packs);
        Tensor first = _networks.Critic.FirstLayer(batch.view(2 * Packs, -1));
        Tensor scores = _networks.Critic.Score(first, _masks.Rows(0, 2 * Packs));
        Tensor gap = scores.narrow(0, Packs, Packs).mean().Minus(scores.narrow(0, 0, Packs).mean());
        Tensor penalty = GradientPenalty.Of(_networks.Critic, Between(first), _masks.Rows(2 * Packs, Packs));
        Tensor loss = (penalty * _penaltyWeight).Minus(gap);
        _networks.CriticParameters.ClearGradients();
        loss.backward();
        Critic.Step();
        return (gap.item<float>(), loss.item<float>());
    }

    /// <summary>Moves the generator, given its last rows and their logits in the graph.</summary>
    internal (double Condition, double Loss) TrainGenerator(Tensor logits, Tensor rows)
    {
        _networks.CriticParameters.RequireGradients(false);
        _masks.Draw(_noise, Packs);
        Tensor seen = _conditions.Width == 0 ? rows : cat([rows, _batch.Conditions], 1);
        Tensor first = _networks.Critic.FirstLayer(seen.view(Packs, -1));
        Tensor loss = -_networks.Critic.Score(first, _masks.Rows(0, Packs)).mean();
        Tensor? condition = _conditionLoss?.Of(logits, _asked);
        if (condition is not null) { loss = loss.Plus(condition); }
        _networks.Generator.ClearGradients();
        loss.backward();
        Generator.Step();
        _networks.CriticParameters.RequireGradients(true);
        return (condition?.item<float>() ?? 0, loss.item<float>());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IDisposable?[] parts = [_input, _gumbel, _mix, _batch, _masks, _activation, _conditionLoss, _penaltyWeight, Critic, Generator];
        foreach (IDisposable? part in parts) { part?.Dispose(); }
    }

    /// <summary>The critic's first layer at a random place between each generated pack and its real partner.</summary>
    private Tensor Between(Tensor first)
    {
        _noise.FillUniform(_mix.Values<float>());
        using var off = no_grad();
        Tensor generated = first.narrow(0, 0, Packs), real = first.narrow(0, Packs, Packs);
        return generated.Plus(real.Minus(generated) * _mix.Upload());
    }

    private AdamSettings Settings(double learningRate) => new(learningRate, _options.Beta1, _options.Beta2, _options.WeightDecay);
}
