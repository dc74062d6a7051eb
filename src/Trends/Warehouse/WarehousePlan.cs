namespace Trends.Warehouse;

/// <summary>What a run has to load.</summary>
/// <param name="Slices">The slices; they may run in any order and at once.</param>
/// <param name="RowsIn">Rows of staging in the months that are loaded.</param>
public sealed record WarehousePlan(IReadOnlyList<WarehouseSlice> Slices, long RowsIn);
