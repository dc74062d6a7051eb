namespace Trends.Simulator.World;

/// <summary>Everything that happens to a platform's items, in order of time.</summary>
internal sealed class WorldChanges
{
    private readonly WorldChange[] _all;

    public WorldChanges(IReadOnlyList<WorldItem> items) => _all =
    [
        .. items.SelectMany(Of).OrderBy(c => c.At).ThenBy(c => c.Item.Number).ThenBy(c => c.Kind).Select((c, index) => new WorldChange(c.At, c.Kind, c.Item, index)),
    ];

    public int Count => _all.Length;

    public WorldChange this[int index] => _all[index];

    /// <summary>Finds the first change at or after a moment.</summary>
    public int IndexAt(DateTimeOffset at)
    {
        int low = 0;
        int high = _all.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _all[middle].At < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // What is deleted before it could be seen never was there.
    private static IEnumerable<(DateTimeOffset At, ChangeKind Kind, WorldItem Item)> Of(WorldItem item)
    {
        if (item.DeletedAt <= item.VisibleFrom)
        {
            yield break;
        }

        yield return (item.VisibleFrom, ChangeKind.Made, item);
        if (item.EditedAt > item.VisibleFrom && !(item.DeletedAt <= item.EditedAt))
        {
            yield return (item.EditedAt.Value, ChangeKind.Edited, item);
        }

        if (item.DeletedAt is { } deleted)
        {
            yield return (deleted, ChangeKind.Deleted, item);
        }
    }
}
