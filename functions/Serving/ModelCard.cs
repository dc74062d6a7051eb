using Trends.ML.Registry;

namespace TrendFunctions.Serving;

/// <summary>A model as clients see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Serving">The version that serves; null when none does.</param>
/// <param name="Versions">All versions, newest first.</param>
/// <param name="History">Which version served from when on, and why.</param>
public sealed record ModelCard(
    string Name,
    string? Serving,
    IReadOnlyList<RegistryEntry> Versions,
    IReadOnlyList<ServingChange> History);
