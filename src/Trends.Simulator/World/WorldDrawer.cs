namespace Trends.Simulator.World;

/// <summary>Draws a platform's items, one after another in order of creation.</summary>
internal sealed class WorldDrawer(PlatformSpec spec, Chance chance, WorldSpan span, IReadOnlyList<PlantedTrend> trends, int authors)
{
    // A made-up topic has a third of an everyday topic's share until its trend starts.
    private const double PlantableWeight = 0.3;

    private readonly List<int> _posts = [];
    private readonly PlantedTrend?[] _trends =
        [.. WorldTopics.Plantable.Select(t => trends.FirstOrDefault(p => p.Topic == t && p.Platforms.Contains(spec.Platform)))];

    public WorldItemFacts Draw(int number, int count, IReadOnlyList<WorldItemFacts> before)
    {
        Chance item = chance.For(number);
        DateTimeOffset createdAt = WholeSecond(span.From + ((span.To - span.From) * ((number + item.Unit(0)) / count)));
        int parent = _posts.Count > 5 && item.Unit(1) < spec.CommentShare ? DrawParent(item, number, before) : -1;
        int root = parent < 0 ? -1 : before[parent].RootNumber < 0 ? parent : before[parent].RootNumber;
        int original = parent < 0 && _posts.Count > 5 && item.Below(2, 60) == 0 ? _posts[^(1 + item.Below(3, 5))] : -1;

        DateTimeOffset visibleFrom = item.Below(4, 33) == 0 ? WholeSecond(createdAt.AddHours(1 + (35 * item.Unit(5)))) : createdAt;
        DateTimeOffset? deletedAt = item.Below(6, 40) == 0 ? WholeSecond(visibleFrom.AddHours(1 + (120 * item.Unit(7)))) : null;
        if (parent >= 0)
        {
            visibleFrom = Later(visibleFrom, before[parent].VisibleFrom);
            deletedAt = Earlier(deletedAt, before[parent].DeletedAt);
        }

        if (parent < 0)
        {
            _posts.Add(number);
        }

        return new(
            parent >= 0 ? ItemKind.Comment : spec.TopKind,
            AuthorIndex: (int)(authors * Math.Pow(item.Unit(8), 2)),
            TopicIndex: parent >= 0 ? before[root].TopicIndex : original >= 0 ? before[original].TopicIndex : DrawTopic(item, createdAt),
            parent,
            root,
            SectionIndex: spec.Sections.Count == 0 ? -1 : root >= 0 ? before[root].SectionIndex : item.Below(9, spec.Sections.Count),
            createdAt,
            StatedAt: DrawStatedAt(item, createdAt),
            visibleFrom,
            EditedAt: item.Below(12, 20) == 0 ? WholeSecond(visibleFrom.AddMinutes(10 + (1400 * item.Unit(13)))) : null,
            deletedAt,
            // Few have many: a Pareto tail, cut at a million.
            FinalLikes: (int)Math.Min(1_000_000, 2 / Math.Pow(1 - item.Unit(14), 1.25)),
            original);
    }

    private static DateTimeOffset DrawStatedAt(Chance item, DateTimeOffset createdAt) => item.Below(10, 150) != 0
        ? createdAt
        : item.Below(11, 2) == 0 ? DateTimeOffset.UnixEpoch : createdAt.AddYears(3);

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => b is null || a < b ? a : b;

    // Talk is about what is fresh: one of the last forty posts, or where comments nest, one of their comments.
    private int DrawParent(Chance item, int number, IReadOnlyList<WorldItemFacts> before)
    {
        if (spec.Nested && item.Below(15, 4) == 0 && before[number - 1].ParentNumber >= 0)
        {
            return number - 1;
        }

        int back = (int)(Math.Min(40, _posts.Count) * Math.Pow(item.Unit(16), 1.5));
        return _posts[^(1 + back)];
    }

    private int DrawTopic(Chance item, DateTimeOffset at)
    {
        double total = 0;
        for (int i = 0; i < PlatformWorld.AllTopics.Count; i++)
        {
            total += Weight(i, at);
        }

        double drawn = item.Unit(17) * total;
        for (int i = 0; i < PlatformWorld.AllTopics.Count; i++)
        {
            drawn -= Weight(i, at);
            if (drawn < 0)
            {
                return i;
            }
        }

        return PlatformWorld.AllTopics.Count - 1;
    }

    private double Weight(int topic, DateTimeOffset at)
    {
        double language = PlatformWorld.AllTopics[topic].Language == "ko" ? spec.KoreanShare : 1 - spec.KoreanShare;
        int plantable = topic - WorldTopics.Everyday.Count;
        return plantable < 0 ? language : language * PlantableWeight * (_trends[plantable]?.IntensityAt(at) ?? 1);
    }
}
