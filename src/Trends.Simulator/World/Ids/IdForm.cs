namespace Trends.Simulator.World.Ids;

/// <summary>The form of a platform's item ids. It can be read both ways, so that no list of ids needs to be held.</summary>
public abstract class IdForm
{
    /// <summary>Writes an item's id.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The id as the platform writes it.</returns>
    public abstract string Text(WorldItem item);

    /// <summary>Finds the item of an id.</summary>
    /// <param name="items">All items of the platform, in order of creation.</param>
    /// <param name="id">The id as the platform writes it.</param>
    /// <returns>The item's number, or -1 where there is none.</returns>
    public abstract int Find(IReadOnlyList<WorldItem> items, string id);

    /// <summary>Finds where an id stands among the items, whether or not an item has it.</summary>
    /// <param name="items">All items of the platform, in order of creation.</param>
    /// <param name="id">The id as the platform writes it.</param>
    /// <returns>The number of the first item whose id is not smaller; the count of items where all are; -1 where it is no id.</returns>
    public virtual int LowerBound(IReadOnlyList<WorldItem> items, string id) => Find(items, id);
}
