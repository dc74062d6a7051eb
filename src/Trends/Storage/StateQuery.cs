namespace Trends.Storage;

/// <summary>A range of rows.</summary>
/// <param name="From">The first key, inclusive; null for the start.</param>
/// <param name="To">The end, exclusive; null for the end.</param>
/// <param name="Descending">Whether to read from the end; Azure Tables cannot, so adapters may page through the range.</param>
/// <param name="Top">At most so many rows a page, 1 to 1,000.</param>
/// <param name="Continuation">Where an earlier page stopped; null for the start.</param>
public sealed record StateQuery(string? From = null, string? To = null, bool Descending = false, int Top = 1000, string? Continuation = null);
