namespace Trends.Collect.Connect.Manifests;

/// <summary>Why no stream of a platform is pushed.</summary>
/// <param name="Reason">What its documentation has instead, or that it has nothing; or what is not built here.</param>
/// <param name="Source">Where that stands.</param>
public sealed record NoPushFacts(string Reason, Uri Source);
