namespace Trends.Simulator.World.Ids;

/// <summary>Ids that are numbers which grow with the time of creation.</summary>
/// <param name="key">The number of an item; grows with the item's number.</param>
/// <param name="format">Writes the number.</param>
/// <param name="parse">Reads the number; null where the text is no id.</param>
public class SortedIds(Func<WorldItem, long> key, Func<long, string> format, Func<string, long?> parse) : IdForm
{
    /// <inheritdoc/>
    public override string Text(WorldItem item) => format(key(item));

    /// <inheritdoc/>
    public override int Find(IReadOnlyList<WorldItem> items, string id)
    {
        ArgumentNullException.ThrowIfNull(items);
        int number = LowerBound(items, id);
        return number >= 0 && number < items.Count && key(items[number]) == parse(id) ? number : -1;
    }

    /// <inheritdoc/>
    public override int LowerBound(IReadOnlyList<WorldItem> items, string id)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (parse(id) is not long wanted)
        {
            return -1;
        }

        int low = 0;
        int high = items.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = key(items[middle]) < wanted ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
