namespace Trends.Serving.Trending;

/// <summary>A document shown as evidence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, or the beginning of its text.</param>
/// <param name="Url">Its address; null when unknown.</param>
/// <param name="PublishedAt">When it was published, in UTC.</param>
public sealed record TrendEvidenceItem(string Id, string Title, string? Url, DateTimeOffset PublishedAt);
