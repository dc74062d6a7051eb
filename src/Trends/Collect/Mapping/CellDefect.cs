namespace Trends.Collect.Mapping;

/// <summary>A cell that was there and could not be used: it is left empty.</summary>
/// <param name="Field">The canonical field.</param>
/// <param name="Value">The value as received; at most 200 characters of it.</param>
/// <param name="Reason">Why: one of the words in <see cref="CellReasons"/>.</param>
public sealed record CellDefect(string Field, string Value, string Reason);
