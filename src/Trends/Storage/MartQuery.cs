namespace Trends.Storage;

/// <summary>What to read of a mart.</summary>
/// <param name="Partition">One partition; null for all of them.</param>
/// <param name="FromId">The first id, inclusive; null for the start.</param>
/// <param name="ToId">The end of ids, exclusive; null for the end.</param>
/// <param name="Filter">A condition; null for none.</param>
/// <param name="OrderBy">Columns to order by, then partition and id; null orders by partition and id.</param>
/// <param name="Skip">Rows to leave out first, 0 or more; only without a continuation.</param>
/// <param name="Top">At most so many rows a page, 1 to 10,000.</param>
/// <param name="Continuation">Where an earlier page stopped; null for the start.</param>
public sealed record MartQuery(
    string? Partition = null,
    string? FromId = null,
    string? ToId = null,
    MartFilter? Filter = null,
    IReadOnlyList<MartOrder>? OrderBy = null,
    int Skip = 0,
    int Top = 1000,
    string? Continuation = null);
