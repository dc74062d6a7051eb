using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig;

/// <summary>What a read has to give, from the simulator's own knowledge.</summary>
internal static class Expected
{
    private static readonly IExpectation[] Special =
    [
        .. typeof(Expected).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IExpectation))).Select(t => (IExpectation)Activator.CreateInstance(t)!),
    ];

    /// <summary>Gives the items that answer a read; null where the stream gives no items of the world, such as trend figures.</summary>
    public static IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
    {
        if (Special.FirstOrDefault(s => s.Stream == read.Stream) is { } special)
        {
            return special.Of(simulator, read);
        }

        Connector stream = SourceCatalog.Current.Find(read.Stream)!;
        PlatformWorld world = simulator.Context.World.Of(stream.Platform.Platform);
        if (stream.Manifest.Kind is not ("posts" or "news") || !world.Spec.HasItems)
        {
            return null;
        }

        if (stream.Manifest is { Increment: null, IsFeed: false } && stream.Manifest.Query?.Type != QueryType.Parent)
        {
            // A look at what is hot holds whatever the platform thinks hot.
            return null;
        }

        DateTimeOffset now = simulator.Context.Now;
        string query = read.Query ?? string.Empty;
        IEnumerable<WorldItem> items = stream.Manifest.Query?.Type switch
        {
            QueryType.Term => world.Select(new() { Text = query, TopOnly = true }).Newest(now),
            QueryType.Tag => world.Select(new() { Tag = string.Concat(query.Where(c => !char.IsWhiteSpace(c))), TopOnly = true }).Newest(now),
            QueryType.Account => world.FindAuthor(query) is { } author ? world.ByAuthor(author).Newest(now).Where(i => i.Kind != ItemKind.Comment) : [],
            QueryType.Name => world.Select(new() { Section = world.Spec.Sections.FirstOrDefault(s => query.Contains(s, StringComparison.OrdinalIgnoreCase)) ?? query, TopOnly = true }).Newest(now),
            QueryType.Parent => world.Find(query) is { } parent ? world.CommentsOf(parent).Newest(now) : [],
            _ => world.Select(new() { TopOnly = true }).Newest(now),
        };

        if (stream.Manifest.Retention is { } kept)
        {
            items = items.Where(i => i.CreatedAt > now - kept && i.StatedAt > now - kept);
        }

        // A feed holds its newest items.
        return [.. stream.Manifest.IsFeed ? items.Take(10) : items];
    }
}
