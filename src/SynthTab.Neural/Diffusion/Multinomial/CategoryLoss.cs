namespace SynthTab.Neural.Diffusion.Multinomial;

/// <summary>How a category's denoising is judged.</summary>
public enum CategoryLoss
{
    /// <summary>The bound on the likelihood: T · KL(q(x(t−1) | x(t), x(0)) ‖ p(x(t−1) | x(t))).</summary>
    Bound,

    /// <summary>The cross-entropy of the data, −log p(x(0) | x(t)), alike at every step: gentler gradients.</summary>
    CrossEntropy,
}
