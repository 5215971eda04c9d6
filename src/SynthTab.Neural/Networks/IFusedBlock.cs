namespace SynthTab.Neural.Networks;

/// <summary>A hidden part of a <see cref="FusedMlp"/>.</summary>
internal interface IFusedBlock : IDisposable
{
    /// <summary>What it makes of rows.</summary>
    RowBuffer Forward(RowBuffer inputs);

    /// <summary>Leaves its gradients; returns the derivatives by its inputs. May overwrite those by its outputs.</summary>
    RowBuffer Backward(RowBuffer slopes);
}
