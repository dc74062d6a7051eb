namespace Trends.Serving.Trending;

/// <summary>What the trend mart knows of one term and a window.</summary>
/// <param name="Term">The term in display form.</param>
/// <param name="Count">Documents of the window with the term.</param>
/// <param name="UniqueCount">The same without copies.</param>
/// <param name="HistoryCount">Documents without copies with the term in all of the history.</param>
/// <param name="SeasonCount">Those of them in the window's own hours of the week.</param>
/// <param name="Platforms">The platforms it was seen on in the window.</param>
/// <param name="Evidence">The window's documents with the smallest hashes, ascending, at most 64; all of them when there are fewer.</param>
public sealed record TermCount(
    string Term,
    long Count,
    long UniqueCount,
    long HistoryCount,
    long SeasonCount,
    IReadOnlyList<string> Platforms,
    IReadOnlyList<TrendEvidence> Evidence);
