using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.HackerNews;

/// <summary>Hacker News: one item or one list of ids per call; what is missing is <c>null</c>, never an error.</summary>
/// <remarks>After github.com/HackerNews/API. No credential and no limit, as documented.</remarks>
public sealed class HackerNewsDialect : IDialect
{
    private const long First = 45_000_000;
    private const int ListMost = 500;

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("hackernews", new SequenceIds(First)) { CommentShare = 0.6, KoreanShare = 0.05, LinkEvery = 2, AuthorId = static (_, handle) => handle }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/v0/newstories.json", c => Ids(c, Stories(c).Newest(c.Now)));
        routes.Get("/v0/topstories.json", c => Ids(c, Top(c)));
        routes.Get("/v0/beststories.json", c => Ids(c, Stories(c).MostLiked(c.Now)));
        routes.Get("/v0/maxitem.json", c => c.Json(json => json.WriteNumberValue(First + LastNumber(c))));
        routes.Get("/v0/item/{id}.json", Item);
        routes.Get("/v0/user/{id}.json", User);
        routes.Get("/v0/updates.json", Updates);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => CallerCheck.Anonymous;

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Status = error is ApiError.RateLimited or ApiError.QuotaExceeded ? 429 : 401;
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("error", call.Status == 429 ? "Too Many Requests" : "Permission denied");
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is limited.
    }

    private static WorldSelection Stories(SimulatorCall call) => call.World.Select(new() { TopOnly = true });

    private static IEnumerable<WorldItem> Top(SimulatorCall call) =>
        Stories(call).Newest(call.Now, above: call.World.NumberAt(call.Now.AddDays(-3)) - 1).OrderByDescending(i => i.Likes(call.Now));

    // Ids are handed out in order: the newest that is out, even if it is deleted since.
    private static int LastNumber(SimulatorCall call) => call.World.NumberAt(call.Now.AddSeconds(1)) - 1;

    private static void Ids(SimulatorCall call, IEnumerable<WorldItem> items)
    {
        IReadOnlyList<WorldItem> page = call.Page(items, ListMost).Items;
        call.Json(json =>
        {
            json.WriteStartArray();
            foreach (WorldItem item in page)
            {
                json.WriteNumberValue(First + item.Number);
            }

            json.WriteEndArray();
        });
    }

    private static void Item(SimulatorCall call)
    {
        WorldItem? item = call.World.Find(call.Route("id"));
        call.Json(json =>
        {
            if (item is not null && item.IsDeleted(call.Now) && item.VisibleFrom <= call.Now)
            {
                HackerNewsJson.Deleted(json, item, First);
            }
            else if (item is not null && item.IsVisible(call.Now) && !call.Faults.Has(Faults.FaultKind.Empty))
            {
                HackerNewsJson.Item(json, call, item, First);
            }
            else
            {
                json.WriteNullValue();
            }
        });
    }

    private static void User(SimulatorCall call)
    {
        WorldAuthor? author = call.World.FindAuthor(call.Route("id"));
        call.Json(json => HackerNewsJson.User(json, call, author, First));
    }

    // What changed lately: edited, deleted or answered within an hour.
    private static void Updates(SimulatorCall call)
    {
        DateTimeOffset since = call.Now.AddHours(-1);
        IEnumerable<WorldItem> changed = call.World.Items
            .Skip(Math.Max(0, call.World.NumberAt(call.Now.AddDays(-7))))
            .Where(i => i.VisibleFrom <= call.Now && ((i.EditedAt <= call.Now && i.EditedAt > since) || (i.DeletedAt <= call.Now && i.DeletedAt > since) || i.VisibleFrom > since));
        List<WorldItem> items = [.. changed.Take(ListMost)];
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            items.ForEach(i => json.WriteNumberValue(First + i.Number));
            json.WriteEndArray();
            json.WriteStartArray("profiles");
            foreach (string handle in items.Select(i => i.Author.Handle).Distinct())
            {
                json.WriteStringValue(handle);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
