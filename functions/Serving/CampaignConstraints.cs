namespace TrendFunctions.Serving;

/// <summary>Bounds of spends, by <c>campaign/channel</c>, campaign or channel.</summary>
/// <param name="Floors">The least spend; null for none.</param>
/// <param name="Caps">The most spend; null for none.</param>
public sealed record CampaignConstraints(IReadOnlyDictionary<string, double>? Floors, IReadOnlyDictionary<string, double>? Caps);
