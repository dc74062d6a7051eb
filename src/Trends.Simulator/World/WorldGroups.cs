namespace Trends.Simulator.World;

/// <summary>Who answers whom and who wrote what: an item's direct answers, a post's comments of any depth, an author's items; two arrays each.</summary>
internal sealed class WorldGroups
{
    private readonly (int[] Starts, int[] Numbers) _answers;
    private readonly (int[] Starts, int[] Numbers) _threads;
    private readonly (int[] Starts, int[] Numbers) _authors;

    public WorldGroups(IReadOnlyList<WorldItem> items)
    {
        _answers = Group(items, static i => i.ParentNumber);
        _threads = Group(items, static i => i.RootNumber);
        _authors = Group(items, static i => i.AuthorIndex);
    }

    public ReadOnlyMemory<int> Answers(int number) => Slice(_answers, number);

    public ReadOnlyMemory<int> Thread(int number) => Slice(_threads, number);

    public ReadOnlyMemory<int> Author(int index) => Slice(_authors, index);

    private static ReadOnlyMemory<int> Slice((int[] Starts, int[] Numbers) groups, int number) =>
        groups.Numbers.AsMemory(groups.Starts[number]..groups.Starts[number + 1]);

    private static (int[] Starts, int[] Numbers) Group(IReadOnlyList<WorldItem> items, Func<WorldItem, int> group)
    {
        int[] starts = new int[items.Count + 1];
        foreach (WorldItem item in items.Where(i => group(i) >= 0))
        {
            starts[group(item) + 1]++;
        }

        for (int i = 0; i < items.Count; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = [.. starts];
        int[] numbers = new int[starts[^1]];
        foreach (WorldItem item in items.Where(i => group(i) >= 0))
        {
            numbers[next[group(item)]++] = item.Number;
        }

        return (starts, numbers);
    }
}
