namespace Trends.Quality.Erasure;

/// <summary>Objects of the lake that one call looks through: those of a folder from one path to another.</summary>
/// <param name="Folder">The folder, with a slash at its end.</param>
/// <param name="From">The first path.</param>
/// <param name="To">The last path, inclusive.</param>
public sealed record ErasureSlice(string Folder, string From, string To);
