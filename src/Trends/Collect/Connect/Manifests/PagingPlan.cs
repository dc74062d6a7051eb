namespace Trends.Collect.Connect.Manifests;

/// <summary>How the next page is asked for.</summary>
/// <param name="Type">The way.</param>
/// <param name="Param">The parameter; it is put into the body, at that path, where the request has one.</param>
/// <param name="At">Where the answer (or, for <see cref="PagingType.Last"/>, the last record) holds the next value or address.</param>
/// <param name="HasMoreAt">Where the answer says whether there is more; null where the next value's absence does.</param>
/// <param name="EndAt">Where the answer says that this was the last page; null for nothing.</param>
/// <param name="First">The first offset or page number.</param>
/// <param name="Size">How many records a page holds, to step offsets and to know a short page; 0 where it does not matter. Where there are no pages, how many an answer holds at most: a full one is asked for again in halves of its time.</param>
/// <param name="Most">The greatest offset or page number that the platform takes; null for no end.</param>
/// <param name="ShortPageEnds">Whether a page with fewer records than <paramref name="Size"/> is the last one.</param>
/// <param name="Step">What is added to the last record's number for <see cref="PagingType.Last"/>: 1 where the parameter names the first one wanted, or where a bound of time leaves its own second out.</param>
/// <param name="Confirms">Whether asking for the next page tells the platform to forget this one: it is landed before.</param>
public sealed record PagingPlan(
    PagingType Type,
    string? Param = null,
    string? At = null,
    string? HasMoreAt = null,
    string? EndAt = null,
    int First = 0,
    int Size = 0,
    int? Most = null,
    bool ShortPageEnds = false,
    int Step = 0,
    bool Confirms = false);
