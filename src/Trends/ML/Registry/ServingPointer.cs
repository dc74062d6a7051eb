namespace Trends.ML.Registry;

/// <summary>Which version of a model serves.</summary>
/// <param name="Version">The version.</param>
/// <param name="Earlier">The versions a rollback goes back through, the latest last; at most 50.</param>
/// <param name="History">Every change, the latest last; at most 100.</param>
public sealed record ServingPointer(string Version, IReadOnlyList<string> Earlier, IReadOnlyList<ServingChange> History);
