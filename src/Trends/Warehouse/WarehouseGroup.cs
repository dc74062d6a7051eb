namespace Trends.Warehouse;

/// <summary>Tables that are loaded together from the same months of staging.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Kinds">The kinds it reads.</param>
/// <param name="Tables">Its tables; each has a script of its name that selects a month's rows.</param>
public sealed record WarehouseGroup(string Name, IReadOnlyList<RecordKind> Kinds, IReadOnlyList<string> Tables);
