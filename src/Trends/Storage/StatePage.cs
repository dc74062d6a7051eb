namespace Trends.Storage;

/// <summary>Part of a range of rows.</summary>
/// <param name="Rows">The rows in the order asked for.</param>
/// <param name="Continuation">What to ask the next page with; null when there is none.</param>
public sealed record StatePage(IReadOnlyList<StateRow> Rows, string? Continuation);
