namespace TrendFunctions.Pipeline;

/// <summary>Part of the list of runs.</summary>
/// <param name="Items">The reports, newest first.</param>
/// <param name="NextLink">Where the next part is; null when there is none.</param>
public sealed record RunPage(IReadOnlyList<RunReport> Items, string? NextLink);
