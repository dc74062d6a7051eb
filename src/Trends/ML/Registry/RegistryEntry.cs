namespace Trends.ML.Registry;

/// <summary>A version of a model in the registry.</summary>
/// <param name="Manifest">What is known of it.</param>
/// <param name="RegisteredAt">When it was first registered, in UTC.</param>
public sealed record RegistryEntry(ModelManifest Manifest, DateTimeOffset RegisteredAt);
