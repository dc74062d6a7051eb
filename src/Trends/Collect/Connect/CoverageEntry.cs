namespace Trends.Collect.Connect;

/// <summary>What is known of one window of a stream's query.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Query">The query; null for none.</param>
/// <param name="From">Start of the window; null for the stream's beginning.</param>
/// <param name="To">Its end.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Pages">How many pages were read.</param>
/// <param name="Got">How many records came.</param>
/// <param name="Expected">How many come as a rule; null while that is not known.</param>
/// <param name="IsWhole">Whether the window was read to its end.</param>
/// <param name="Gap">Why not: an error's kind, or that the read goes on later; null for whole windows.</param>
/// <param name="Message">The same in words; null for whole windows.</param>
public sealed record CoverageEntry(
    string Stream,
    string? Query,
    DateTimeOffset? From,
    DateTimeOffset To,
    DateTimeOffset At,
    int Pages,
    long Got,
    double? Expected,
    bool IsWhole,
    string? Gap,
    string? Message);
