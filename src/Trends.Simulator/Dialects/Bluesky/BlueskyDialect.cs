using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Bluesky;

/// <summary>Bluesky: search, author feeds and threads over XRPC, sessions, and Jetstream.</summary>
/// <remarks>After docs.bsky.app/docs/api and /docs/advanced-guides/rate-limits. Feeds and threads are open; search asks for a session, whose token lives two hours. Jetstream after github.com/bluesky-social/jetstream.</remarks>
public sealed class BlueskyDialect : IDialect
{
    private const int PostsMost = 25;
    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(2);
    private static readonly LimitRule Limit = new FixedWindow("bluesky", 3000, TimeSpan.FromMinutes(5));
    private static readonly LimitRule SessionLimit = new FixedWindow("bluesky/session", 30, TimeSpan.FromMinutes(5));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("bluesky", new TidIds())
        {
            CommentShare = 0.35,
            AuthorId = static (bits, handle) => $"did:plc:{bits % 1_000_000_000_000:x10}{string.Concat(handle.Where(char.IsAsciiLetter)).PadRight(14, 'a')[..14]}",
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.PostOpen("/xrpc/com.atproto.server.createSession", CreateSession, SessionLimit);
        routes.Get("/xrpc/app.bsky.feed.searchPosts", Search, Limit);
        routes.Get("/xrpc/app.bsky.feed.getAuthorFeed", AuthorFeed, Limit);
        routes.Get("/xrpc/app.bsky.feed.getPostThread", Thread, Limit);
        routes.Get("/xrpc/app.bsky.feed.getPosts", Posts, Limit);
        routes.Live("/subscribe", Jetstream.SendAsync);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Bearer() is not { } token)
        {
            return call.Http.Request.Path.Value!.EndsWith("searchPosts", StringComparison.Ordinal) ? CallerCheck.Refused(ApiError.NoCredential) : CallerCheck.Anonymous;
        }

        return call.Simulator.Tokens.IsGood(call.Platform, token, call.Now) switch
        {
            true => CallerCheck.Good(SimulatorCredentials.UserName),
            false => CallerCheck.Refused(ApiError.TokenExpired),
            null => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string name, string message) = error switch
        {
            ApiError.NoCredential => (401, "AuthMissing", "Authentication Required"),
            // An expired token is a bad request here, not 401.
            ApiError.TokenExpired => (400, "ExpiredToken", "Token has expired"),
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "RateLimitExceeded", "Rate Limit Exceeded"),
            ApiError.NotFound => (400, "NotFound", $"Post not found: {detail}"),
            ApiError.BadRequest => (400, "InvalidRequest", detail),
            _ => (400, "InvalidToken", "Token could not be verified"),
        };
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("error", name);
            json.WriteString("message", message);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Header("ratelimit-limit", verdict.Limit);
        call.Header("ratelimit-remaining", verdict.Remaining);
        call.Header("ratelimit-reset", verdict.ResetAt.ToUnixTimeSeconds());
        call.Header("ratelimit-policy", string.Create(CultureInfo.InvariantCulture, $"{verdict.Limit};w=300"));
    }

    private static void CreateSession(SimulatorCall call)
    {
        if (call.Posted("identifier") != SimulatorCredentials.UserName || call.Posted("password") != SimulatorCredentials.Password)
        {
            call.Status = 401;
            call.Json(json =>
            {
                json.WriteStartObject();
                json.WriteString("error", "AuthenticationRequired");
                json.WriteString("message", "Invalid identifier or password");
                json.WriteEndObject();
            });
            return;
        }

        string access = call.Simulator.Tokens.Issue(call.Platform, call.Now + SessionLife);
        string refresh = call.Simulator.Tokens.Issue(call.Platform, call.Now.AddDays(60));
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("did", "did:plc:simulator0000000000000000");
            json.WriteString("handle", SimulatorCredentials.UserName);
            json.WriteString("accessJwt", access);
            json.WriteString("refreshJwt", refresh);
            json.WriteBoolean("active", true);
            json.WriteEndObject();
        });
    }

    private static void Search(SimulatorCall call)
    {
        if (call.Query("q") is not { } q)
        {
            call.Fail(ApiError.BadRequest, "Error: Params must have the property \"q\"");
            return;
        }

        PlatformWorld world = call.World;
        WorldSelection selection = world.Select(new()
        {
            Text = q.StartsWith('#') || q == "*" ? null : q,
            Tag = call.Query("tag") ?? (q.StartsWith('#') ? q[1..] : null),
            Language = call.Query("lang"),
            AuthorIndex = call.Query("author") is { } author ? world.FindAuthor(author)?.Index ?? -1 : null,
        });
        int above = call.Moment("since") is { } since ? world.NumberAt(since) - 1 : -1;
        int below = call.Moment("until") is { } until ? world.NumberAt(until) : int.MaxValue;
        IEnumerable<WorldItem> items = call.Query("sort") == "top"
            ? selection.MostLiked(call.Now).Where(i => i.Number > above && i.Number < below)
            : selection.Newest(call.Now, below, above);

        // The cursor of a search is a count.
        int take = Math.Clamp(call.Number("limit", 25), 1, 100);
        int skip = Math.Max(0, call.Number("cursor", 0));
        WorldPage page = call.Page(items.Skip(skip), take);
        int hits = selection.Count(call.Now);
        call.Json(json => BlueskyJson.Search(json, call, page, hits, page.HasMore ? skip + take : null));
    }

    private static void AuthorFeed(SimulatorCall call)
    {
        if (call.World.FindAuthor(Handle(call.Query("actor") ?? "")) is not { } author)
        {
            call.Fail(ApiError.BadRequest, "Profile not found");
            return;
        }

        // The cursor of a feed is the time of the last post, as there.
        int below = call.Moment("cursor") is { } before ? call.World.NumberAt(before) : int.MaxValue;
        bool answers = call.Query("filter") != "posts_no_replies";
        WorldPage page = call.Page(
            call.World.ByAuthor(author).Newest(call.Now, below).Where(i => answers || i.Kind == ItemKind.Post), Math.Clamp(call.Number("limit", 50), 1, 100));
        call.Json(json => BlueskyJson.Feed(json, call, page));
    }

    private static void Thread(SimulatorCall call)
    {
        string uri = call.Query("uri") ?? "";
        if (call.World.Find(uri) is not { } item || !item.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound, uri);
            return;
        }

        int depth = Math.Clamp(call.Number("depth", 6), 0, 1000);
        int height = Math.Clamp(call.Number("parentHeight", 80), 0, 1000);
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("thread");
            BlueskyJson.Thread(json, call, item, depth, height);
            json.WriteEndObject();
        });
    }

    private static void Posts(SimulatorCall call)
    {
        string[] uris = [.. call.Http.Request.Query["uris"].OfType<string>()];
        if (uris.Length is 0 or > PostsMost)
        {
            call.Fail(ApiError.BadRequest, "Error: uris must not have more than 25 elements");
            return;
        }

        // What is not there is left out without a word.
        List<WorldItem> items = [.. call.Page(uris.Select(call.World.Find).OfType<WorldItem>().Where(i => i.IsVisible(call.Now)), PostsMost).Items];
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("posts");
            items.ForEach(i => BlueskyJson.Post(json, call, i));
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static string Handle(string actor) => actor.EndsWith(BlueskyJson.Domain, StringComparison.Ordinal) ? actor[..^BlueskyJson.Domain.Length] : actor;
}
