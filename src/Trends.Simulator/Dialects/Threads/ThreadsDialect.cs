using System.Text.Json;
using Trends.Simulator.Dialects.Graph;
using Trends.Simulator.Faults;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Threads;

/// <summary>The Threads API: keyword search, one's own posts, replies and whole conversations.</summary>
/// <remarks>
/// After developers.facebook.com/docs/threads: /keyword-search, /threads-media, /reply-management/reply-retrieval and /troubleshooting. A user may search 2,200
/// times in 24 hours over all apps; that empty answers are free there is left out here. Posts of others carry no figures. Without approval the API searches the
/// caller's own posts and says nothing of it: <see cref="FaultKind.OwnOnly"/>. Those of the caller are the posts of the world's first author.
/// </remarks>
public sealed class ThreadsDialect : IDialect
{
    private static readonly LimitRule Calls = new RollingWindow("threads/calls", 4800, TimeSpan.FromDays(1)) { IsQuota = true };
    private static readonly LimitRule Searches = new RollingWindow("threads/keyword-search", 2200, TimeSpan.FromDays(1)) { IsQuota = true };

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("threads", new SequenceIds(18_000_000_000_000_000)) { CommentShare = 0.4, AuthorId = static (bits, _) => $"{10_000_000_000_000_000 + (long)(bits % 10_000_000_000_000_000)}" }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        foreach (string version in new[] { "", "/v{version}" })
        {
            routes.Get($"{version}/keyword_search", Search, Searches);
            routes.Get($"{version}/me", Profile, Calls);
            routes.Get($"{version}/{{id}}", One, Calls);
            routes.Get($"{version}/{{user}}/threads", Own, Calls);
            routes.Get($"{version}/{{id}}/replies", c => Replies(c, c.World.AnswersTo), Calls);
            routes.Get($"{version}/{{id}}/conversation", c => Replies(c, c.World.CommentsOf), Calls);
        }
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return GraphAnswers.Authenticate(call);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!GraphAnswers.TryCommon(call, error, detail))
        {
            GraphAnswers.Error(call, 403, 4, "Application request limit reached");
        }
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static void Search(SimulatorCall call)
    {
        if (call.Query("q") is not { } words)
        {
            call.Fail(ApiError.BadRequest, "The parameter q is required");
            return;
        }

        bool own = call.Faults.Has(FaultKind.OwnOnly);
        bool tag = call.Query("search_mode") == "TAG";
        WorldSelection selection = call.World.Select(new()
        {
            Text = tag ? null : words,
            Tag = tag ? words.TrimStart('#') : null,
            AuthorIndex = own ? 0 : null,
            TopOnly = true,
        });
        if (call.Query("search_type") == "RECENT")
        {
            Write(call, Between(call, selection), static i => i.Number);
            return;
        }

        // The most popular first is the default; its cursor is a rank.
        (int below, int above) = Bounds(call);
        WorldItem[] ranked = [.. selection.MostLiked(call.Now).Where(i => i.Number < below && i.Number > above)];
        Write(call, ranked.Skip(GraphAnswers.After(call) ?? 0), i => Array.IndexOf(ranked, i) + 1);
    }

    private static void Profile(SimulatorCall call)
    {
        WorldAuthor own = call.World.Author(0);
        GraphFields fields = GraphFields.Of(call, "id");
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", own.Id);
            foreach ((string name, string value) in new[] { ("username", own.Handle), ("name", own.Name), ("threads_biography", "An account of the simulator.") })
            {
                if (fields.Has(name))
                {
                    json.WriteString(name, value);
                }
            }

            if (fields.Has("is_verified"))
            {
                json.WriteBoolean("is_verified", false);
            }

            json.WriteEndObject();
        });
    }

    private static void One(SimulatorCall call)
    {
        if (call.World.Find(call.Route("id")) is { } post && post.IsVisible(call.Now))
        {
            GraphFields fields = GraphFields.Of(call, "id");
            call.Json(json => Post(json, call, post, fields));
        }
        else
        {
            call.Fail(ApiError.NotFound, call.Route("id"));
        }
    }

    private static void Own(SimulatorCall call)
    {
        WorldAuthor own = call.World.Author(0);
        if (call.Route("user") is not ("me" or "simulator") && call.Route("user") != own.Id)
        {
            call.Fail(ApiError.NotFound, call.Route("user"));
            return;
        }

        Write(call, Between(call, call.World.Select(new() { AuthorIndex = own.Index, TopOnly = true })), static i => i.Number);
    }

    private static void Replies(SimulatorCall call, Func<WorldItem, WorldSelection> below)
    {
        if (call.World.Find(call.Route("id")) is not { } above || !above.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound, call.Route("id"));
            return;
        }

        // The newest first unless reverse is false.
        WorldSelection selection = below(above);
        IEnumerable<WorldItem> replies = call.Query("reverse") == "false"
            ? selection.Oldest(call.Now, GraphAnswers.After(call) ?? -1)
            : selection.Newest(call.Now, GraphAnswers.After(call) ?? int.MaxValue);
        Write(call, replies, static i => i.Number);
    }

    private static IEnumerable<WorldItem> Between(SimulatorCall call, WorldSelection selection)
    {
        (int below, int above) = Bounds(call);
        return selection.Newest(call.Now, Math.Min(below, GraphAnswers.After(call) ?? int.MaxValue), above);
    }

    private static (int Below, int Above) Bounds(SimulatorCall call) => (
        GraphAnswers.Moment(call, "until") is { } until ? call.World.NumberAt(until) : int.MaxValue,
        GraphAnswers.Moment(call, "since") is { } since ? call.World.NumberAt(since) - 1 : -1);

    private static void Write(SimulatorCall call, IEnumerable<WorldItem> items, Func<WorldItem, int> cursor)
    {
        GraphFields fields = GraphFields.Of(call, "id");
        WorldPage page = call.Page(items, Math.Clamp(call.Number("limit", 25), 1, 100));
        GraphAnswers.List(call, page, cursor, (json, item) => Post(json, call, item, fields));
    }

    private static void Post(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        Text("media_product_type", "THREADS");
        Text("media_type", item.Image is null ? "TEXT_POST" : "IMAGE");
        Text("media_url", item.Image);
        Text("permalink", $"https://www.threads.net/@{item.Author.Handle}/post/C{item.Number:x6}sim");
        Text("username", item.Author.Handle);
        Text("text", item.Text(call.Now));
        Text("topic_tag", item.Tags is [{ } tag, ..] ? tag : null);
        Text("timestamp", GraphAnswers.Time(item.CreatedAt));
        Text("shortcode", $"C{item.Number:x6}sim");
        Flag("has_replies", call.World.AnswersTo(item).Count(call.Now) > 0);
        Flag("is_quote_post", false);
        Flag("is_reply", item.Kind == ItemKind.Comment);
        Reference("root_post", item.Kind == ItemKind.Comment ? item.Root : null);
        Reference("replied_to", item.Parent);
        json.WriteEndObject();

        // What a post does not have is left out.
        void Text(string name, string? value)
        {
            if (value is not null && fields.Has(name))
            {
                json.WriteString(name, value);
            }
        }

        void Flag(string name, bool value)
        {
            if (fields.Has(name))
            {
                json.WriteBoolean(name, value);
            }
        }

        void Reference(string name, WorldItem? other)
        {
            if (other is not null && fields.Has(name))
            {
                json.WriteStartObject(name);
                json.WriteString("id", other.Id);
                json.WriteEndObject();
            }
        }
    }
}
