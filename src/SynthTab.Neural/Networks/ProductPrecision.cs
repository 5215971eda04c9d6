namespace SynthTab.Neural.Networks;

/// <summary>The numbers that the large products of a network are made with. Weights, sums and everything else stay single.</summary>
public enum ProductPrecision
{
    /// <summary>Single precision, 24 bits.</summary>
    Single,

    /// <summary>8 bits: several times as fast where the processor has units for it (GPUs, CPUs with AMX), very slow elsewhere.</summary>
    Bfloat16,
}
