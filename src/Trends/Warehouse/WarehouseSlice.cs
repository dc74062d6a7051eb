namespace Trends.Warehouse;

/// <summary>Consecutive months of a group of tables that one call loads.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Months">The months, in order.</param>
/// <param name="Rows">How many rows of staging they hold.</param>
public sealed record WarehouseSlice(string Group, IReadOnlyList<string> Months, long Rows);
