namespace Trends.Serving.Trending;

/// <summary>A window with its terms, and the size of the history they are judged by.</summary>
/// <param name="UniqueDocuments">Documents of the window without copies.</param>
/// <param name="HistoryDocuments">Documents of the history without copies; 0 when the data begin with the window.</param>
/// <param name="SeasonDocuments">Those of them in the window's own hours of the week; 0 when the history is shorter than four weeks.</param>
/// <param name="Terms">The terms seen in at least two documents of the window.</param>
public sealed record TrendWindow(long UniqueDocuments, long HistoryDocuments, long SeasonDocuments, IReadOnlyList<TermCount> Terms);
