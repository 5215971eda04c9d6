namespace SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

/// <summary>How a predicate compares a cell with its value. A missing cell satisfies only <see cref="Missing"/>.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    AtLeast,
    Greater,
    Missing,
    Present,
}
