namespace TrendFunctions.Pipeline;

/// <summary>How a run or a stage ended.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Status">One of the words of a run report.</param>
/// <param name="Error">What went wrong, for users; null for nothing.</param>
public sealed record RunEnd(string RunId, string Status, string? Error);
