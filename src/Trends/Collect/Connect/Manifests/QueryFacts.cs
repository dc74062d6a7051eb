namespace Trends.Collect.Connect.Manifests;

/// <summary>What a stream's queries are.</summary>
/// <param name="About">What to give, with an example.</param>
/// <param name="Type">Whether the common search terms fit, or the stream needs names of its own.</param>
/// <param name="Default">The queries of a stream that has sensible ones, such as a region; null for none.</param>
/// <param name="Of">The stream of the same platform whose records are asked about, for <see cref="QueryType.Parent"/>; null otherwise.</param>
public sealed record QueryFacts(string About, QueryType Type, IReadOnlyList<string>? Default = null, string? Of = null);
