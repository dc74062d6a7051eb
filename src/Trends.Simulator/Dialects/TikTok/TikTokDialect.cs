using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.TikTok;

/// <summary>TikTok: the Research API (videos and comments, with a client's token) and the Display API (one's own videos, with a user's token).</summary>
/// <remarks>
/// After developers.tiktok.com/doc: /client-access-token-management, /research-api-specs-query-videos, /research-api-specs-query-video-comments,
/// /tiktok-api-v2-video-list, /tiktok-api-v2-video-query, /tiktok-api-v2-rate-limit and /tiktok-api-v2-error-handling. Every answer carries an error object, whose code is <c>ok</c> as a
/// rule. Videos of the user are those of the world's first author.
/// </remarks>
public sealed class TikTokDialect : IDialect
{
    private const int CommentReach = 1000;
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(2);

    private static readonly LimitRule Research = new DailyIn("tiktok/research", 1000, "UTC") { IsQuota = true };
    private static readonly LimitRule Display = new RollingWindow("tiktok/video-list", 600, TimeSpan.FromMinutes(1));
    private static readonly LimitRule DisplayQuery = new RollingWindow("tiktok/video-query", 600, TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        // Seconds stand in the upper half of an id.
        new("tiktok", new SortedIds(
            static i => (i.CreatedAt.ToUnixTimeSeconds() << 32) | (uint)i.Number,
            static key => key.ToString(CultureInfo.InvariantCulture),
            static id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long key) ? key : null))
        {
            CommentShare = 0.45,
            AuthorId = static (_, handle) => handle,
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.PostOpen("/v2/oauth/token/", Token);
        routes.Post("/v2/research/video/query/", Query, Research);
        routes.Post("/v2/research/video/comment/list/", Comments, Research);
        routes.Post("/v2/research/user/info/", UserInfo, Research);
        routes.Post("/v2/video/list/", OwnVideos, Display);
        routes.Post("/v2/video/query/", OwnById, DisplayQuery);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Bearer() switch
        {
            null => CallerCheck.Refused(ApiError.NoCredential),
            // The simulator's client stands for its user too: a token of either kind opens both APIs.
            SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Token),
            { } token => call.Simulator.Tokens.IsGood(call.Platform, token, call.Now) switch
            {
                true => CallerCheck.Good(SimulatorCredentials.ClientId),
                false => CallerCheck.Refused(ApiError.TokenExpired),
                null => CallerCheck.Refused(ApiError.WrongCredential),
            },
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string code, string message) = error switch
        {
            ApiError.RateLimited => (429, "rate_limit_exceeded", "The API rate limit was exceeded. Please try again later."),
            ApiError.QuotaExceeded => (429, "daily_quota_limit_exceeded", "Daily quota limit exceeded"),
            ApiError.BadRequest or ApiError.NotFound => (400, "invalid_params", detail),
            _ => (401, "access_token_invalid", "The access token is invalid or not found in the request."),
        };
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            json.WriteEndObject();
            TikTokJson.Error(json, call, code, message);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static void Token(SimulatorCall call)
    {
        string? grant = call.Posted("grant_type");
        string? wrong = call.Posted("client_key") is not (SimulatorCredentials.ClientId or SimulatorCredentials.Key) || call.Posted("client_secret") != SimulatorCredentials.ClientSecret ? "invalid_client"
            : grant == "client_credentials" || (grant == "refresh_token" && call.Posted("refresh_token") == SimulatorCredentials.Token) ? null
            : grant == "refresh_token" ? "invalid_grant"
            : "unsupported_grant_type";
        call.Status = wrong is null ? 200 : 401;
        string token = wrong is null ? call.Simulator.Tokens.Issue(call.Platform, call.Now + TokenLife) : "";
        call.Json(json =>
        {
            json.WriteStartObject();
            if (wrong is null)
            {
                json.WriteString("access_token", token);
                json.WriteNumber("expires_in", (long)TokenLife.TotalSeconds);
                json.WriteString("token_type", "Bearer");
            }
            else
            {
                json.WriteString("error", wrong);
                json.WriteString("error_description", "Client key or secret is incorrect.");
                json.WriteString("log_id", TikTokJson.LogId(call));
            }

            json.WriteEndObject();
        });
    }

    private static void Query(SimulatorCall call)
    {
        PlatformWorld world = call.World;
        int take = Number(call, "max_count") ?? 20;
        if (TikTokQuery.Parse(call.PostedJson, out string problem) is not { } query || take is < 1 or > 100 || call.Query("fields") is null)
        {
            call.Fail(ApiError.BadRequest, problem.Length > 0 ? problem : "Invalid max_count or fields");
            return;
        }

        int below = world.NumberAt(query.Until);
        if (call.Posted("search_id") is { Length: > 0 } search)
        {
            if (TikTokJson.ReadSearchId(search) is not int bound)
            {
                call.Fail(ApiError.BadRequest, $"Search Id {search} is invalid or expired");
                return;
            }

            below = Math.Min(below, bound);
        }

        // A search is kept under its id: what comes later does not move its pages.
        int newest = Math.Min(below, world.NumberAt(call.Now.AddSeconds(1)));
        int cursor = Number(call, "cursor") ?? 0;
        IEnumerable<WorldItem> videos = world.Select(query.Base).Newest(call.Now, newest, world.NumberAt(query.From) - 1).Where(query.Matches).Skip(cursor);
        WorldPage page = call.Page(videos, take);
        call.Json(json => TikTokJson.Videos(json, call, page, cursor, newest));
    }

    private static void Comments(SimulatorCall call)
    {
        int take = Number(call, "max_count") ?? 10;
        int cursor = Number(call, "cursor") ?? 0;
        if (take is < 1 or > 100 || cursor < 0 || cursor + take > CommentReach || call.Query("fields") is null)
        {
            call.Fail(ApiError.BadRequest, "cursor + max_count must not be greater than 1000");
            return;
        }

        if (call.World.Find(call.Posted("video_id") ?? "") is not { Kind: ItemKind.Post } video || !video.IsVisible(call.Now))
        {
            call.Fail(ApiError.BadRequest, "Invalid video id");
            return;
        }

        WorldPage page = call.Page(call.World.CommentsOf(video).Oldest(call.Now).Skip(cursor), take);
        call.Json(json => TikTokJson.Comments(json, call, page, cursor));
    }

    private static void UserInfo(SimulatorCall call)
    {
        string? name = call.Posted("username");
        if (call.World.FindAuthor(name ?? "") is not { } account || call.Query("fields") is null)
        {
            call.Fail(ApiError.BadRequest, $"user: {name} cannot be found");
            return;
        }

        call.Json(json => TikTokJson.User(json, call, account));
    }

    private static void OwnVideos(SimulatorCall call)
    {
        int take = Number(call, "max_count") ?? 10;
        if (take is < 1 or > 20 || call.Query("fields") is null)
        {
            call.Fail(ApiError.BadRequest, "Invalid max_count or fields");
            return;
        }

        // The cursor is a time in milliseconds: what is older than that comes next.
        long cursor = long.TryParse(call.Posted("cursor"), NumberStyles.None, CultureInfo.InvariantCulture, out long given) && given > 0 ? given : long.MaxValue;
        IEnumerable<WorldItem> videos = call.World.Select(new() { AuthorIndex = 0, TopOnly = true }).Newest(call.Now).Where(i => TikTokJson.Place(i) < cursor);
        WorldPage page = call.Page(videos, take);
        call.Json(json => TikTokJson.OwnVideos(json, call, page));
    }

    // Ids of others, and what is deleted, are left out without a word.
    private static void OwnById(SimulatorCall call)
    {
        string[] ids = call.PostedJson is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("filters", out JsonElement filters) && filters.TryGetProperty("video_ids", out JsonElement asked)
            ? [.. asked.EnumerateArray().Select(id => id.ToString())]
            : [];
        if (ids.Length is 0 or > 20 || call.Query("fields") is null)
        {
            call.Fail(ApiError.BadRequest, "Invalid video_ids or fields");
            return;
        }

        WorldPage page = call.Page(ids.Select(call.World.Find).OfType<WorldItem>().Where(i => i is { AuthorIndex: 0, Kind: ItemKind.Post } && i.IsVisible(call.Now)).Distinct(), ids.Length);
        call.Json(json => TikTokJson.OwnVideos(json, call, page));
    }

    private static int? Number(SimulatorCall call, string name) =>
        int.TryParse(call.Posted(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
