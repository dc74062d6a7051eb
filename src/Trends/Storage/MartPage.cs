namespace Trends.Storage;

/// <summary>Part of an answer.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Continuation">What to ask the next page with; null when there is none.</param>
public sealed record MartPage(IReadOnlyList<MartRow> Rows, string? Continuation);
