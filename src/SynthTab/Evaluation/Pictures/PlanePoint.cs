namespace SynthTab.Evaluation.Pictures;

/// <summary>A row's place in a plane.</summary>
/// <param name="X">Along the first direction.</param>
/// <param name="Y">Along the second direction.</param>
/// <param name="Group">Which of the target's groups the row belongs to.</param>
public readonly record struct PlanePoint(double X, double Y, int Group);
