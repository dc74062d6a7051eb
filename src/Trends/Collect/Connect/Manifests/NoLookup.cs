namespace Trends.Collect.Connect.Manifests;

/// <summary>Why posts cannot be asked for by id.</summary>
/// <param name="Reason">Why, in half a sentence.</param>
/// <param name="Source">The documentation that knows no such call.</param>
public sealed record NoLookup(string Reason, Uri Source);
