using Trends.Simulator.Dialects.Graph;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Instagram;

/// <summary>The Instagram Graph API: hashtags, one's own media, and the comments of media.</summary>
/// <remarks>
/// After developers.facebook.com/docs/instagram-platform: /instagram-graph-api/reference/ig-hashtag-search, /ig-hashtag/recent-media, /ig-hashtag/top-media,
/// /ig-user/media and /ig-media/comments. An account may ask for 30 different hashtags in 7 days, repeats free; recent media are those of the last 24 hours, not
/// in order of time; authors of what a hashtag gives are never told. All authors are
/// professional accounts, of which the first one asks and the others are found by business discovery. Replies stand in one row below their comment.
/// </remarks>
public sealed class InstagramDialect : IDialect
{
    private const int Most = 50;

    private static readonly LimitRule Calls = new RollingWindow("instagram/calls", 4800, TimeSpan.FromDays(1)) { IsQuota = true };
    private static readonly LimitRule Hashtags = new DistinctItems("instagram/hashtags", 30, TimeSpan.FromDays(7)) { IsQuota = true };

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("instagram", new SequenceIds(17_900_000_000_000_000))
        {
            CommentShare = 0.4,
            AuthorId = static (_, handle) => handle,
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        foreach (string version in new[] { "", "/v{version}" })
        {
            routes.Get($"{version}/ig_hashtag_search", HashtagSearch, Calls, Hashtags);
            routes.Get($"{version}/{{tag}}/recent_media", c => HashtagMedia(c, top: false), Calls);
            routes.Get($"{version}/{{tag}}/top_media", c => HashtagMedia(c, top: true), Calls);
            routes.Get($"{version}/{{user}}/media", OwnMedia, Calls);
            routes.Get($"{version}/{{id}}/comments", Comments, Calls);
            routes.Get($"{version}/{{id}}/replies", Replies, Calls);
            routes.Get($"{version}/{{user}}", Account, Calls);
        }
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.LimitedItem = call.Query("q")?.ToLowerInvariant();
        return GraphAnswers.Authenticate(call);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (GraphAnswers.TryCommon(call, error, detail))
        {
            return;
        }

        if (call.LimitedItem is not null && error == ApiError.QuotaExceeded)
        {
            GraphAnswers.Error(call, 403, 18, "You cannot query more than 30 unique hashtags within a 7 day rolling period.", 2207034);
        }
        else
        {
            GraphAnswers.Error(call, 403, 4, "Application request limit reached");
        }
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (verdict.Rule == Calls)
        {
            GraphAnswers.Usage(call, verdict, "instagram");
        }
    }

    private static void HashtagSearch(SimulatorCall call)
    {
        if (call.Query("user_id") is null || call.Query("q") is not { } tag)
        {
            call.Fail(ApiError.BadRequest, "The parameters user_id and q are required");
        }
        else if (InstagramHashtags.IdOf(call.World, tag) is not { } id)
        {
            GraphAnswers.Error(call, 400, 24, "The requested resource does not exist", 2207024);
        }
        else
        {
            call.Json(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("data");
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
    }

    private static void HashtagMedia(SimulatorCall call, bool top)
    {
        PlatformWorld world = call.World;
        if (call.Query("user_id") is null)
        {
            call.Fail(ApiError.BadRequest, "The parameter user_id is required");
            return;
        }

        if (InstagramHashtags.TagOf(world, call.Route("tag")) is not { } tag)
        {
            call.Fail(ApiError.NotFound, call.Route("tag"));
            return;
        }

        GraphFields fields = GraphFields.Of(call, "id");
        WorldSelection selection = world.Select(new() { Tag = tag, TopOnly = true });
        int after = GraphAnswers.After(call) ?? (top ? 0 : int.MaxValue);
        if (top)
        {
            WorldItem[] ranked = [.. selection.MostLiked(call.Now)];
            GraphAnswers.List(call, call.Page(ranked.Skip(after), Take(call)), i => Array.IndexOf(ranked, i) + 1, (json, item) => InstagramJson.Media(json, call, item, fields, isOwn: false));
            return;
        }

        // Neighbours change places: the answer is documented to be out of order at times.
        IEnumerable<WorldItem> recent = selection.Newest(call.Now, above: world.NumberAt(call.Now.AddDays(-1)) - 1).OrderByDescending(Place).Where(i => Place(i) < after);
        GraphAnswers.List(call, call.Page(recent, Take(call)), Place, (json, item) => InstagramJson.Media(json, call, item, fields, isOwn: false));

        static int Place(WorldItem item) => item.Number ^ 1;
    }

    private static void OwnMedia(SimulatorCall call)
    {
        if (IsOwn(call))
        {
            GraphFields fields = GraphFields.Of(call, "id");
            int above = GraphAnswers.Moment(call, "since") is { } since ? call.World.NumberAt(since) - 1 : -1;
            int below = GraphAnswers.Moment(call, "until") is { } until ? call.World.NumberAt(until) : int.MaxValue;
            IEnumerable<WorldItem> media = InstagramAccounts.Media(call.World, call.World.Author(0)).Newest(call.Now, Math.Min(below, GraphAnswers.After(call) ?? int.MaxValue), above);
            GraphAnswers.List(call, call.Page(media, Math.Clamp(call.Number("limit", 25), 1, 100)), static i => i.Number, (json, item) => InstagramJson.Media(json, call, item, fields, isOwn: true));
        }
    }

    // One's own media, and the comments on them, go by their ids; media of others do not.
    private static void Account(SimulatorCall call)
    {
        if (call.World.Find(call.Route("user")) is { Root.AuthorIndex: 0 } item && item.IsVisible(call.Now))
        {
            GraphFields asked = GraphFields.Of(call, "id");
            call.Json(json =>
            {
                if (item.Kind == ItemKind.Comment)
                {
                    InstagramJson.Comment(json, call, item, asked);
                }
                else
                {
                    InstagramJson.Media(json, call, item, asked, isOwn: true);
                }
            });
            return;
        }

        if (!IsOwn(call))
        {
            return;
        }

        GraphFields fields = GraphFields.Of(call, "id");
        if (!fields.Has("business_discovery"))
        {
            call.Json(json => InstagramAccounts.Write(json, call, call.World.Author(0), fields));
        }
        else if (InstagramAccounts.Find(call.World, fields.Rest("business_discovery")) is { } account)
        {
            call.Json(json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("business_discovery");
                InstagramAccounts.Write(json, call, account, fields.Within("business_discovery"));
                json.WriteString("id", InstagramAccounts.Id(call.World.Author(0)));
                json.WriteEndObject();
            });
        }
        else
        {
            GraphAnswers.Error(call, 400, 110, "Invalid user id", 2207013);
        }
    }

    private static bool IsOwn(SimulatorCall call)
    {
        string user = call.Route("user");
        bool own = user is "me" or "simulator" || user == InstagramAccounts.Id(call.World.Author(0));
        if (!own)
        {
            call.Fail(ApiError.NotFound, user);
        }

        return own;
    }

    // The newest first; answers to comments come with them or from their own edge.
    private static void Comments(SimulatorCall call) => Below(call, ItemKind.Post);

    private static void Replies(SimulatorCall call) => Below(call, ItemKind.Comment);

    private static void Below(SimulatorCall call, ItemKind kind)
    {
        if (call.World.Find(call.Route("id")) is not { } above || above.Kind != kind || !above.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound, call.Route("id"));
            return;
        }

        GraphFields fields = GraphFields.Of(call, "id,text,timestamp");
        IEnumerable<WorldItem> comments = kind == ItemKind.Post
            ? call.World.AnswersTo(above).Newest(call.Now, GraphAnswers.After(call) ?? int.MaxValue)
            : InstagramJson.RepliesOf(call, above).Where(i => i.Number < (GraphAnswers.After(call) ?? int.MaxValue));
        GraphAnswers.List(call, call.Page(comments, Take(call)), static i => i.Number, (json, item) => InstagramJson.Comment(json, call, item, fields));
    }

    private static int Take(SimulatorCall call) => Math.Clamp(call.Number("limit", 25), 1, Most);
}
