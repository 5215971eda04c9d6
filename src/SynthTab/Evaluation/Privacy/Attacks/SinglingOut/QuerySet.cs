namespace SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

/// <summary>The queries of an attacker who saw the judged table, and what finding them took.</summary>
/// <param name="Queries">Different conjunctions of predicates.</param>
/// <param name="Tried">How many were made before those that do not single out a judged row were thrown away.</param>
internal sealed record QuerySet(IReadOnlyList<Predicate[]> Queries, int Tried);
