namespace Trends.Simulator.World;

/// <summary>Items of one platform in order of creation, to be paged through. Only what can be seen at the moment asked for comes out.</summary>
public sealed class WorldSelection
{
    private readonly ReadOnlyMemory<int> _numbers;
    private int[]? _byLikes;

    internal WorldSelection(PlatformWorld world, ReadOnlyMemory<int> numbers)
    {
        World = world;
        _numbers = numbers;
    }

    /// <summary>Gets the platform's part of the world.</summary>
    public PlatformWorld World { get; }

    /// <summary>Takes items from the newest to the oldest.</summary>
    /// <param name="at">The moment that decides what can be seen.</param>
    /// <param name="below">Only items with smaller numbers.</param>
    /// <param name="above">Only items with greater numbers.</param>
    /// <returns>The items, one by one.</returns>
    public IEnumerable<WorldItem> Newest(DateTimeOffset at, int below = int.MaxValue, int above = -1)
    {
        // What is made later cannot be seen yet.
        for (int i = Position(Math.Min(below, World.NumberAt(at.AddTicks(1)))) - 1; i >= 0; i--)
        {
            WorldItem item = World.Items[_numbers.Span[i]];
            if (item.Number <= above)
            {
                yield break;
            }

            if (item.IsVisible(at))
            {
                yield return item;
            }
        }
    }

    /// <summary>Takes items from the oldest to the newest.</summary>
    /// <param name="at">The moment that decides what can be seen.</param>
    /// <param name="above">Only items with greater numbers.</param>
    /// <param name="below">Only items with smaller numbers.</param>
    /// <returns>The items, one by one.</returns>
    public IEnumerable<WorldItem> Oldest(DateTimeOffset at, int above = -1, int below = int.MaxValue)
    {
        for (int i = above < 0 ? 0 : Position(above + 1); i < _numbers.Length; i++)
        {
            WorldItem item = World.Items[_numbers.Span[i]];
            if (item.Number >= below)
            {
                yield break;
            }

            if (item.IsVisible(at))
            {
                yield return item;
            }
        }
    }

    /// <summary>Takes items from the most liked to the least liked; the order never changes.</summary>
    /// <param name="at">The moment that decides what can be seen.</param>
    /// <returns>The items, one by one.</returns>
    public IEnumerable<WorldItem> MostLiked(DateTimeOffset at) =>
        ByLikes().Select(n => World.Items[n]).Where(i => i.IsVisible(at));

    /// <summary>Counts what can be seen.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>The number of visible items.</returns>
    public int Count(DateTimeOffset at) => World.CountVisible(_numbers, at);

    // Two callers at once may both sort; they come to the same.
    private int[] ByLikes() => _byLikes ??= [.. _numbers.ToArray().OrderByDescending(n => World.Items[n].FinalLikes).ThenByDescending(n => n)];

    private int Position(int number)
    {
        int found = _numbers.Span.BinarySearch(number);
        return found < 0 ? ~found : found;
    }
}
