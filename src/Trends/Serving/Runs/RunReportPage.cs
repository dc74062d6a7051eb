namespace Trends.Serving.Runs;

/// <summary>Part of the run reports, newest first.</summary>
/// <param name="Value">The reports.</param>
/// <param name="Continuation">What to ask the next page with; null when there is none.</param>
public sealed record RunReportPage(IReadOnlyList<RunReport> Value, string? Continuation);
