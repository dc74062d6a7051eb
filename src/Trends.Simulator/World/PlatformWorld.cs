using System.Collections.Concurrent;

namespace Trends.Simulator.World;

/// <summary>One platform's part of the world: its items in order of creation, and the selections that dialects page through.</summary>
public sealed class PlatformWorld
{
    private const int SelectionsKept = 512;

    private readonly ConcurrentDictionary<WorldQuery, WorldSelection> _selections = new();
    private readonly ConcurrentDictionary<int, bool> _withheld = new();
    private readonly Lazy<Dictionary<string, int>> _authors;
    private readonly Lazy<WorldGroups> _groups;
    private readonly WorldAuthor?[] _authorsByIndex;
    private readonly Lazy<WorldChanges> _changes;
    private readonly ConcurrentQueue<(WorldAuthor Author, DateTimeOffset At)> _gone = new();

    internal PlatformWorld(PlatformSpec spec, Chance chance, WorldSpan span, int count, IReadOnlyList<PlantedTrend> trends)
    {
        Spec = spec;
        Chance = chance.For(spec.Platform);
        Span = span;
        _authorsByIndex = new WorldAuthor?[Math.Max(12, count / 12)];

        WorldDrawer drawer = new(spec, Chance, span, trends, _authorsByIndex.Length);
        List<WorldItemFacts> facts = new(count);
        WorldItem[] items = new WorldItem[count];
        for (int i = 0; i < count; i++)
        {
            facts.Add(drawer.Draw(i, count, facts));
            items[i] = new(this, i, facts[i]);
        }

        Items = items;
        _groups = new(() => new(items));
        _changes = new(() => new(items));
        _authors = new(() =>
        {
            Dictionary<string, int> byName = new(StringComparer.Ordinal);
            for (int i = 0; i < _authorsByIndex.Length; i++)
            {
                WorldAuthor author = Author(i);
                byName[author.Id] = i;
                byName[author.Handle] = i;
            }

            return byName;
        });
    }

    /// <summary>Gets what the world knows of the platform.</summary>
    public PlatformSpec Spec { get; }

    /// <summary>Gets the time that the items cover.</summary>
    public WorldSpan Span { get; }

    /// <summary>Gets all items in order of creation, those not yet visible and those deleted included.</summary>
    public IReadOnlyList<WorldItem> Items { get; }

    /// <summary>Gets what items speak of, in a fixed order.</summary>
    public IReadOnlyList<WorldTopic> Topics { get; } = AllTopics;

    internal static IReadOnlyList<WorldTopic> AllTopics { get; } = [.. WorldTopics.Everyday, .. WorldTopics.Plantable];

    internal Chance Chance { get; }

    /// <summary>Gets everything that happens to the items, to come and past.</summary>
    internal WorldChanges Changes => _changes.Value;

    /// <summary>Gets the authors who deleted their accounts, in that order.</summary>
    internal IReadOnlyCollection<(WorldAuthor Author, DateTimeOffset At)> Gone => _gone;

    /// <summary>Gets an author.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>The same author for the same index and seed.</returns>
    public WorldAuthor Author(int index) => _authorsByIndex[index] ??= WorldAuthors.Make(Spec, Chance.For("authors").For(index), index, Span.From);

    /// <summary>Finds an author by id or handle.</summary>
    /// <param name="idOrHandle">As the platform writes it, without <c>@</c>.</param>
    /// <returns>The author, or null.</returns>
    public WorldAuthor? FindAuthor(string idOrHandle) => _authors.Value.TryGetValue(idOrHandle, out int index) ? Author(index) : null;

    /// <summary>Finds an item by its id, whether or not it can be seen.</summary>
    /// <param name="id">As the platform writes it.</param>
    /// <returns>The item, or null.</returns>
    public WorldItem? Find(string id) => Spec.Ids.Find(Items, id) is >= 0 and int number ? Items[number] : null;

    /// <summary>Selects items; asking again costs nothing.</summary>
    /// <param name="query">What to select.</param>
    /// <returns>The items in order of creation, whether or not they can be seen yet.</returns>
    public WorldSelection Select(WorldQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (_selections.TryGetValue(query, out WorldSelection? known))
        {
            return known;
        }

        // Whoever asks for ever new words must not fill the memory.
        if (_selections.Count >= SelectionsKept)
        {
            _selections.Clear();
        }

        return _selections[query] = new(this, Items.Where(query.Matches).Select(i => i.Number).ToArray());
    }

    /// <summary>Selects what holds a text in its title or text, without regard to case.</summary>
    /// <param name="text">One or more words.</param>
    /// <returns>Posts, articles and comments.</returns>
    public WorldSelection Search(string text) => Select(new() { Text = text });

    /// <summary>Selects what carries a hashtag.</summary>
    /// <param name="tag">Without <c>#</c>, in any case.</param>
    /// <returns>Posts, articles and comments.</returns>
    public WorldSelection Tagged(string tag) => Select(new() { Tag = tag });

    /// <summary>Selects what an author wrote.</summary>
    /// <param name="author">The author.</param>
    /// <returns>Posts, articles and comments.</returns>
    public WorldSelection ByAuthor(WorldAuthor author)
    {
        ArgumentNullException.ThrowIfNull(author);
        return new(this, _groups.Value.Author(author.Index));
    }

    /// <summary>Selects the direct answers to an item.</summary>
    /// <param name="item">A post or comment.</param>
    /// <returns>Comments.</returns>
    public WorldSelection AnswersTo(WorldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(this, _groups.Value.Answers(item.Number));
    }

    /// <summary>Selects all comments below a post.</summary>
    /// <param name="post">A post.</param>
    /// <returns>Comments of any depth.</returns>
    public WorldSelection CommentsOf(WorldItem post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new(this, _groups.Value.Thread(post.Number));
    }

    /// <summary>Lets an author delete the account: all of the author's items go.</summary>
    /// <param name="author">The author.</param>
    /// <param name="at">When.</param>
    public void DeleteAuthor(WorldAuthor author, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(author);
        foreach (int number in _groups.Value.Author(author.Index).Span)
        {
            Withhold(number, forGood: true);
        }

        _gone.Enqueue((author, at));
    }

    /// <summary>Finds the first item that was made at or after a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Its number; the count of items where all are older.</returns>
    public int NumberAt(DateTimeOffset at)
    {
        int low = 0;
        int high = Items.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Items[middle].CreatedAt < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Deletes an item at the source, now and for good; its comments go with it.</summary>
    /// <param name="item">An item of this world.</param>
    public void Delete(WorldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Withhold(item.Number, forGood: true);
        foreach (int answer in _groups.Value.Answers(item.Number).ToArray())
        {
            Delete(Items[answer]);
        }
    }

    internal int CountAnswers(WorldItem item, DateTimeOffset at) => CountVisible(_groups.Value.Answers(item.Number), at);

    internal int CountComments(WorldItem item, DateTimeOffset at) =>
        item.Kind == ItemKind.Comment ? CountAnswers(item, at) : CountVisible(_groups.Value.Thread(item.Number), at);

    internal int CountVisible(ReadOnlyMemory<int> numbers, DateTimeOffset at)
    {
        int count = 0;
        foreach (int number in numbers.Span)
        {
            count += Items[number].IsVisible(at) ? 1 : 0;
        }

        return count;
    }

    internal bool IsShown(int number) => _withheld.IsEmpty || !_withheld.ContainsKey(number);

    internal bool IsRemoved(int number) => !_withheld.IsEmpty && _withheld.TryGetValue(number, out bool forGood) && forGood;

    /// <summary>Hides an item that can be seen: for a while, or as if it were deleted at the source.</summary>
    internal void Withhold(int number, bool forGood) => _withheld[number] = forGood;

    /// <summary>Shows an item again that was hidden for a while.</summary>
    internal void Reveal(int number) => _withheld.TryRemove(number, out _);
}
