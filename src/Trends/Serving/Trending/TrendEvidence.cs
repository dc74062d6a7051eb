namespace Trends.Serving.Trending;

/// <summary>A document in a term's sample.</summary>
/// <param name="Hash">A uniform hash of the document, the same under every term; copies share it.</param>
/// <param name="Id">The document's id.</param>
public readonly record struct TrendEvidence(ulong Hash, string Id);
