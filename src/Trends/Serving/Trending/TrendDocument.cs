namespace Trends.Serving.Trending;

/// <summary>A document that a term was seen in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, or the beginning of its text.</param>
/// <param name="Url">Its address; null when unknown.</param>
/// <param name="PublishedAt">When it was published, in UTC.</param>
/// <param name="Terms">Its candidate terms.</param>
public sealed record TrendDocument(string Id, string Title, string? Url, DateTimeOffset PublishedAt, IReadOnlyList<string> Terms);
