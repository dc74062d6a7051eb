using Trends.Storage;

namespace Trends.Serving;

/// <summary>A page of a mart as clients asked for it.</summary>
/// <param name="Columns">The columns chosen, in the order of the mart.</param>
/// <param name="Rows">The rows, each with a cell a chosen column.</param>
/// <param name="Count">How many rows the filter lets through; null when it was not asked for.</param>
/// <param name="NextLink">The relative address of the next page; null when there is none.</param>
public sealed record MartResult(IReadOnlyList<MartColumn> Columns, IReadOnlyList<object?[]> Rows, long? Count, string? NextLink);
