namespace Trends.Collect.Connect;

/// <summary>A page of a read.</summary>
/// <param name="Records">Its records: a JSON object in UTF-8 each.</param>
/// <param name="RequestUrl">The request's address without secrets.</param>
/// <param name="Cursor">Where the read stands once these records are landed.</param>
internal sealed record SourcePage(IReadOnlyList<ReadOnlyMemory<byte>> Records, string RequestUrl, SourceCursor Cursor)
{
    /// <summary>Gets what streams about the records' comments ask by.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>Gets the records' authors, for streams that may fall back to one's own posts; empty for others.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];
}
