namespace Trends.Warehouse;

/// <summary>Tables that are loaded together from the same months of staging.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Kinds">The kinds it reads.</param>
/// <param name="Tables">Its tables; each has a script of its name that selects the rows of some months, the month in the column <c>part</c>.</param>
/// <param name="NeedsNeighbours">Whether a month's rows depend on the months before and after it too.</param>
public sealed record WarehouseGroup(string Name, IReadOnlyList<RecordKind> Kinds, IReadOnlyList<string> Tables, bool NeedsNeighbours = false)
{
    /// <summary>Gives the months that a month's rows depend on: itself, with its neighbours where they count.</summary>
    /// <param name="month">The month, <c>YYYY-MM</c>; another text has no neighbours.</param>
    public IReadOnlyList<string> Sources(string month) => NeedsNeighbours ? MonthName.Around(month, before: 1, after: 1) : [month];
}
