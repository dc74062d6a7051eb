namespace Trends.Simulator.Dialects.YouTube;

/// <summary>What stands around the items of a list.</summary>
/// <param name="Kind">The list's kind, such as <c>search</c>.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Skip">How many came before.</param>
/// <param name="Take">How many a page holds.</param>
internal sealed record YouTubeList(string Kind, int Total, int Skip, int Take)
{
    /// <summary>Gets a value indicating whether a page token names an item rather than a count of items.</summary>
    public bool ByNumber { get; init; }
}
