using System.Globalization;
using System.Text;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Reddit;

/// <summary>Reddit over OAuth: token, listings of a community, search, threads.</summary>
/// <remarks>After reddit.com/dev/api, github.com/reddit-archive/reddit/wiki/OAuth2 and /wiki/API. A listing never reaches further than 1,000 posts.</remarks>
public sealed class RedditDialect : IDialect
{
    private const int ListingReach = 1000;
    private const int CommentsDefault = 200;
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(1);

    // 100 a minute, averaged over ten minutes.
    private static readonly LimitRule Limit = new RollingWindow("reddit", 1000, TimeSpan.FromMinutes(10));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("reddit", new SequenceIds(3_000_000_000, Base36.Write, Base36.Read))
        {
            CommentShare = 0.5,
            LinkEvery = 2,
            Sections = ["korea", "technology", "food"],
            AuthorId = static (_, handle) => handle,
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.PostOpen("/api/v1/access_token", Token);
        routes.Get("/r/{sub}/new", c => Listing(c, Posts(c), popular: false), Limit);
        routes.Get("/r/{sub}/top", c => Listing(c, Posts(c), popular: true), Limit);
        routes.Get("/r/{sub}/search", c => Search(c, c.Query("restrict_sr") is "1" or "true" or "on" ? c.Route("sub") : null), Limit);
        routes.Get("/search", c => Search(c, null), Limit);
        routes.Get("/comments/{article}", Thread, Limit);
        routes.Get("/r/{sub}/comments/{article}", Thread, Limit);
        routes.Get("/api/morechildren", MoreChildren, Limit);
        routes.Get("/api/info", Info, Limit);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Bearer() is { } token && call.Simulator.Tokens.IsGood(call.Platform, token, call.Now) == true
            ? CallerCheck.Good(SimulatorCredentials.ClientId)
            : CallerCheck.Refused(ApiError.WrongCredential);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string message) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "Too Many Requests"),
            ApiError.NotFound => (404, "Not Found"),
            ApiError.BadRequest => (400, "Bad Request"),
            _ => (401, "Unauthorized"),
        };
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("message", message);
            json.WriteNumber("error", call.Status);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Header("x-ratelimit-used", verdict.Used);
        call.Header("x-ratelimit-remaining", string.Create(CultureInfo.InvariantCulture, $"{verdict.Remaining}.0"));
        call.Header("x-ratelimit-reset", (long)Math.Ceiling((verdict.ResetAt - call.Now).TotalSeconds));
    }

    private static void Token(SimulatorCall call)
    {
        string good = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SimulatorCredentials.ClientId}:{SimulatorCredentials.ClientSecret}"));
        if (call.Http.Request.Headers.Authorization.ToString() != good)
        {
            call.Fail(ApiError.WrongCredential);
            return;
        }

        // A wrong grant is told with status 200, as there.
        bool granted = call.Posted("grant_type") == "client_credentials";
        string token = granted ? call.Simulator.Tokens.Issue(call.Platform, call.Now + TokenLife) : "";
        call.Json(json =>
        {
            json.WriteStartObject();
            if (granted)
            {
                json.WriteString("access_token", token);
                json.WriteString("token_type", "bearer");
                json.WriteNumber("expires_in", (long)TokenLife.TotalSeconds);
                json.WriteString("scope", "*");
            }
            else
            {
                json.WriteString("error", "unsupported_grant_type");
            }

            json.WriteEndObject();
        });
    }

    private static WorldSelection? Posts(SimulatorCall call)
    {
        string sub = call.Route("sub");
        return sub == "all" ? call.World.Select(new() { TopOnly = true })
            : call.World.Spec.Sections.Contains(sub, StringComparer.OrdinalIgnoreCase) ? call.World.Select(new() { TopOnly = true, Section = sub })
            : null;
    }

    private static void Search(SimulatorCall call, string? section)
    {
        WorldSelection selection = call.World.Select(new() { Text = call.Query("q"), TopOnly = true, Section = section });
        Listing(call, selection, popular: call.Query("sort") != "new");
    }

    private static void Listing(SimulatorCall call, WorldSelection? selection, bool popular)
    {
        if (selection is null)
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        int take = Math.Clamp(call.Number("limit", 25), 1, 100);
        IEnumerable<WorldItem> items = (popular ? selection.MostLiked(call.Now) : selection.Newest(call.Now)).Take(ListingReach);
        WorldItem? after = Named(call, "after");
        WorldItem? before = Named(call, "before");
        if (after is not null)
        {
            // A post that is gone still marks its place.
            items = popular ? items.SkipWhile(i => Rank(i).CompareTo(Rank(after)) >= 0) : items.SkipWhile(i => i.Number >= after.Number);
        }
        else if (before is not null)
        {
            // The page right above, newest first all the same.
            items = items.TakeWhile(i => popular ? Rank(i).CompareTo(Rank(before)) > 0 : i.Number > before.Number).TakeLast(take);
        }

        WorldPage page = call.Page(items, take);
        call.Json(json => RedditJson.Listing(json, call, page.Items, page.HasMore ? RedditJson.Name(page.Items[^1]) : null));

        static (int Likes, int Number) Rank(WorldItem item) => (item.FinalLikes, item.Number);
    }

    private static WorldItem? Named(SimulatorCall call, string parameter) =>
        call.Query(parameter) is { Length: > 3 } name ? call.World.Find(name[3..]) : null;

    private static void Thread(SimulatorCall call)
    {
        if (call.World.Find(call.Route("article")) is not { Kind: ItemKind.Post } post || post.VisibleFrom > call.Now)
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        int limit = Math.Clamp(call.Number("limit", CommentsDefault), 1, 500);
        HashSet<int> shown = [.. call.Page(call.World.CommentsOf(post).Oldest(call.Now), limit).Items.Select(i => i.Number)];
        call.Json(json => RedditJson.Thread(json, call, post, shown));
    }

    private static void MoreChildren(SimulatorCall call)
    {
        IEnumerable<WorldItem> asked = (call.Query("children") ?? "").Split(',').Take(100).Select(call.World.Find).OfType<WorldItem>().Where(i => i.IsVisible(call.Now));
        call.Json(json => RedditJson.Things(json, call, [.. asked]));
    }

    private static void Info(SimulatorCall call)
    {
        // What is deleted still answers here, without its author and text.
        List<WorldItem> items =
        [
            .. (call.Query("id") ?? "").Split(',').Take(100).Where(n => n.Length > 3).Select(n => call.World.Find(n[3..])).OfType<WorldItem>()
                .Where(i => i.IsVisible(call.Now) || i.IsDeleted(call.Now)),
        ];
        IReadOnlyList<WorldItem> page = call.Page(items, 100).Items;
        call.Json(json => RedditJson.Listing(json, call, page, null));
    }
}
