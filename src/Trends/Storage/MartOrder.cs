namespace Trends.Storage;

/// <summary>One column to order by; nulls come first, as in Cosmos DB.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record MartOrder(string Column, bool Descending = false);
