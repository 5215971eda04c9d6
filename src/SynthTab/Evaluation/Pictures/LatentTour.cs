namespace SynthTab.Evaluation.Pictures;

/// <summary>What a page shows of a latent space to a person who holds the data: real rows one by one, synthetic rows, and a walk.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="View">The part of the plane that is drawn.</param>
/// <param name="Groups">What the colours mean.</param>
/// <param name="Real">Real rows, not necessarily all.</param>
/// <param name="Synthetic">Synthetic rows, not necessarily all.</param>
/// <param name="Walk">Rows decoded on the way, or null.</param>
public sealed record LatentTour(
    string Model, PlaneView View, TargetGroups Groups, IReadOnlyList<PlanePoint> Real, IReadOnlyList<PlanePoint> Synthetic, LatentWalk? Walk);
