using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.X;

/// <summary>X's query language, as far as collectors use it: words, "phrases", #tags, OR, minus, lang:, from:, conversation_id:, is:reply, is:retweet.</summary>
/// <remarks>AND binds tighter than OR, as documented; brackets group alternatives and are read as if they were not there otherwise.</remarks>
internal sealed class XQuery
{
    private readonly List<List<Func<WorldItem, bool>>> _alternatives = [];

    /// <summary>Gets what the world can select without a walk: the one plain word or tag of a simple query.</summary>
    public WorldQuery Base { get; private set; } = new();

    /// <summary>Gets the post whose conversation is asked for, or null.</summary>
    public WorldItem? Root { get; private set; }

    public bool Matches(WorldItem item) => _alternatives.Exists(all => all.TrueForAll(condition => condition(item)));

    public static XQuery Parse(string text, PlatformWorld world)
    {
        XQuery query = new();
        List<Func<WorldItem, bool>> common = [];
        List<Func<WorldItem, bool>> current = [];
        List<string> plain = [];
        bool alternatives = false;
        int first = 0;
        foreach (string token in Tokens(text))
        {
            if (token == "OR")
            {
                alternatives = true;
                query._alternatives.Add(current);
                current = [];
                continue;
            }

            bool negative = token.StartsWith('-') && token.Length > 1;
            string term = negative ? token[1..] : token;
            if (query.Operator(term, world) is { } condition)
            {
                // Operators stand beside the group of alternatives and hold for all of them.
                common.Add(negative ? i => !condition(i) : condition);
                continue;
            }

            Func<WorldItem, bool> word = Word(term);
            current.Add(negative ? i => !word(i) : word);
            if (!negative)
            {
                first = plain.Count == 0 ? current.Count - 1 : first;
                plain.Add(term);
            }
        }

        if (!alternatives && plain.Count > 0)
        {
            query.Base = plain[0].StartsWith('#') ? new() { Tag = plain[0][1..] } : new() { Text = plain[0], InTitle = false };
            if (query.Root is null && !plain[0].Contains(' ', StringComparison.Ordinal))
            {
                // What the world has selected need not be looked at again.
                current.RemoveAt(first);
            }
        }

        query._alternatives.Add(current);
        query._alternatives.ForEach(a => a.AddRange(common));
        return query;
    }

    private static Func<WorldItem, bool> Word(string term) => term.StartsWith('#')
        ? new WorldQuery { Tag = term[1..] }.Matches
        : item => item.Text(DateTimeOffset.MinValue).Contains(term, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Tokens(string text)
    {
        string[] parts = text.Split('"');
        for (int i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                yield return parts[i];
                continue;
            }

            foreach (string token in parts[i].Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
            {
                yield return token;
            }
        }
    }

    private Func<WorldItem, bool>? Operator(string term, PlatformWorld world)
    {
        int colon = term.IndexOf(':', StringComparison.Ordinal);
        string value = term[(colon + 1)..];
        switch (colon < 0 ? "" : term[..colon])
        {
            case "lang":
                return i => i.Language == value;
            case "from":
                return i => i.Author.Handle == value || i.Author.Id == value;
            case "is":
                return i => value == "reply" && i.Kind == ItemKind.Comment;
            case "has":
                return i => value is "images" or "media" && i.Image is not null;
            case "conversation_id":
                Root = world.Find(value);
                return i => i.Root.Id == value;
            default:
                return null;
        }
    }
}
