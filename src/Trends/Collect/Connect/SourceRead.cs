namespace Trends.Collect.Connect;

/// <summary>What one read is asked: a stream, a query, and perhaps a window of time.</summary>
/// <param name="Stream">The stream's name, such as <c>mastodon-tag</c>.</param>
/// <param name="Query">The query; null for a stream that takes none.</param>
/// <param name="From">Start of a back-fill's window, inclusive; null for an incremental read.</param>
/// <param name="To">End of the window, exclusive; null for now.</param>
public sealed record SourceRead(string Stream, string? Query, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    /// <summary>Gets a value indicating whether it is a back-fill, which leaves the incremental cursor alone.</summary>
    public bool IsBackfill => From is not null;
}
