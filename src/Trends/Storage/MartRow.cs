namespace Trends.Storage;

/// <summary>A row of a mart.</summary>
/// <param name="Cells">A cell a column, in the definition's order, of the .NET type its <see cref="MartType"/> names, or null.</param>
/// <param name="ETag">Its version, opaque; null for a row that was not read from a store.</param>
public sealed record MartRow(object?[] Cells, string? ETag = null);
