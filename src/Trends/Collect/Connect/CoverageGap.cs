namespace Trends.Collect.Connect;

/// <summary>Hours of a day for which a source was asked and did not give all.</summary>
/// <param name="Source">The stream's name.</param>
/// <param name="Reason">Why: an error's kind, <c>unfinished</c> or <c>silence</c>.</param>
/// <param name="From">The beginning, in UTC.</param>
/// <param name="To">The end, exclusive.</param>
/// <param name="Queries">How many of the source's queries are concerned.</param>
public sealed record CoverageGap(string Source, string Reason, DateTimeOffset From, DateTimeOffset To, int Queries);
