namespace Trends.Collect.Connect.Lookup;

/// <summary>A post that stands in raw.</summary>
/// <param name="Key">What it is asked for by.</param>
/// <param name="Id">Its canonical id.</param>
/// <param name="PublishedAt">When it was published; null where that is not known.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record LandedPost(string Key, string Id, DateTimeOffset? PublishedAt, RecheckCursor Place);
