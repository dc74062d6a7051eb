using System.Globalization;

namespace Trends.Simulator.World.Ids;

/// <summary>Ids that are addresses or tags which end in a running number.</summary>
/// <param name="first">The running number of the first item.</param>
/// <param name="link">What stands before the running number.</param>
/// <param name="digits">How many digits the running number has at least.</param>
public sealed class LinkIds(long first, Func<WorldItem, string> link, int digits = 1) : IdForm
{
    /// <inheritdoc/>
    public override string Text(WorldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return link(item) + (first + item.Number).ToString($"D{digits}", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override int Find(IReadOnlyList<WorldItem> items, string id)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(id);
        int start = id.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1;
        return long.TryParse(id.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number - first is >= 0 and long index && index < items.Count && Text(items[(int)index]) == id
            ? (int)index
            : -1;
    }
}
