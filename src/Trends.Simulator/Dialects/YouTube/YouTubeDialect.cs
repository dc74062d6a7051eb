using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.YouTube;

/// <summary>YouTube Data API v3: search, videos, comment threads, comments and channels.</summary>
/// <remarks>
/// After developers.google.com/youtube/v3/docs. Search calls have a bucket of 100 a day of their own, all else shares 10,000 units; both begin
/// anew at midnight in Los Angeles. A search never reaches further than about 500 videos.
/// </remarks>
public sealed class YouTubeDialect : IDialect
{
    private const int SearchReach = 500;
    private const string Zone = "America/Los_Angeles";

    private static readonly LimitRule SearchLimit = new DailyIn("youtube/search", 100, Zone) { IsQuota = true };
    private static readonly LimitRule Units = new DailyIn("youtube/units", 10_000, Zone) { IsQuota = true };

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("youtube", new ScrambledIds("Ugx", "AaABAg00000"))
        {
            CommentShare = 0.6,
            AuthorId = static (bits, _) => $"UC{bits:x16}simulA",
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/youtube/v3/search", Search, SearchLimit);
        routes.Get("/youtube/v3/videos", Videos, Units);
        routes.Get("/youtube/v3/commentThreads", CommentThreads, Units);
        routes.Get("/youtube/v3/comments", Comments, Units);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return (call.Query("key") ?? NullIfEmpty(call.Http.Request.Headers["X-Goog-Api-Key"].ToString())) switch
        {
            SimulatorCredentials.Key => CallerCheck.Good(SimulatorCredentials.Key),
            null => CallerCheck.Refused(ApiError.NoCredential),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string message, string domain, string reason, string? status) = error switch
        {
            ApiError.NoCredential => (403, "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.", "global", "forbidden", "PERMISSION_DENIED"),
            ApiError.QuotaExceeded => (403, "The request cannot be completed because you have exceeded your <a href=\"/youtube/v3/getting-started#quota\">quota</a>.", "youtube.quota", "quotaExceeded", null),
            ApiError.RateLimited => (403, "The request cannot be completed because you have exceeded your rate limit.", "usageLimits", "rateLimitExceeded", null),
            ApiError.TokenExpired => (401, "Request had invalid authentication credentials.", "global", "authError", "UNAUTHENTICATED"),
            ApiError.NotFound => (404, $"The video identified by the <code><a href=\"/youtube/v3/docs/commentThreads/list#videoId\">videoId</a></code> parameter could not be found. {detail}".TrimEnd(), "youtube.commentThread", "videoNotFound", null),
            ApiError.BadRequest => (400, $"Request contains an invalid argument: {detail}", "global", "badRequest", "INVALID_ARGUMENT"),
            _ => (400, "API key not valid. Please pass a valid API key.", "global", "badRequest", (string?)"INVALID_ARGUMENT"),
        };
        call.Json(json => YouTubeJson.Error(json, call.Status, message, domain, reason, status));
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the quota is spent.
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static void Search(SimulatorCall call)
    {
        int take = call.Number("maxResults", 5);
        if (take is < 0 or > 50)
        {
            call.Fail(ApiError.BadRequest, "maxResults");
            return;
        }

        PlatformWorld world = call.World;
        WorldSelection selection = world.Select(new()
        {
            Text = call.Query("q"),
            TopOnly = true,
            AuthorIndex = call.Query("channelId") is { } channel ? world.FindAuthor(channel)?.Index ?? -1 : null,
        });
        int above = call.Moment("publishedAfter") is { } from ? world.NumberAt(from) - 1 : -1;
        int below = call.Moment("publishedBefore") is { } to ? world.NumberAt(to) : int.MaxValue;
        IEnumerable<WorldItem> items = call.Query("order") == "date"
            ? selection.Newest(call.Now, below, above)
            : selection.MostLiked(call.Now).Where(i => i.Number > above && i.Number < below);
        if (Offset(call) is int skip)
        {
            // What lies between two bounds of time is counted exactly; the API gives an estimate.
            int total = above < 0 && below == int.MaxValue ? selection.Count(call.Now) : selection.Newest(call.Now, below, above).Count();
            WorldPage page = call.Page(items.Take(SearchReach).Skip(skip), take);
            call.Json(json => YouTubeJson.List(json, call, new("search", total, skip, take), page, YouTubeJson.SearchResult));
        }
    }

    private static void Videos(SimulatorCall call)
    {
        int take = Math.Clamp(call.Number("maxResults", 5), 1, 50);
        if (call.Query("id") is { } ids)
        {
            // Unknown and deleted videos are left out without a word.
            List<WorldItem> found = [.. ids.Split(',').Select(call.World.Find).OfType<WorldItem>().Where(i => i.Kind == ItemKind.Post && i.IsVisible(call.Now)).Distinct()];
            WorldPage page = call.Page(found, 50);
            call.Json(json => YouTubeJson.List(json, call, new("video", page.Items.Count, 0, page.Items.Count), page, YouTubeJson.Video));
        }
        else if (call.Query("chart") != "mostPopular")
        {
            call.Fail(ApiError.BadRequest, "No filter selected. Expected one of: chart, id, myRating");
        }
        else if (Offset(call) is int skip)
        {
            string language = call.Query("regionCode") is "KR" ? "ko" : "en";
            IEnumerable<WorldItem> chart = call.World.Select(new() { TopOnly = true, Language = language }).MostLiked(call.Now).Take(200);
            WorldPage page = call.Page(chart.Skip(skip), take);
            call.Json(json => YouTubeJson.List(json, call, new("video", 200, skip, take), page, YouTubeJson.Video));
        }
    }

    private static void CommentThreads(SimulatorCall call)
    {
        int take = Math.Clamp(call.Number("maxResults", 20), 1, 100);
        if (call.Query("id") is { } ids)
        {
            ById(call, ids, "commentThread", i => i.Kind == ItemKind.Comment && YouTubeJson.ThreadOf(i) == i, YouTubeJson.Thread);
            return;
        }

        if (call.Query("videoId") is not { } id)
        {
            call.Fail(ApiError.BadRequest, "No filter selected. Expected one of: videoId, id, allThreadsRelatedToChannelId");
            return;
        }

        if (call.World.Find(id) is not { Kind: ItemKind.Post } video || !video.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        WorldSelection threads = call.World.AnswersTo(video);
        if (Position(call) is int below)
        {
            WorldPage page = call.Page(threads.Newest(call.Now, below), take);
            call.Json(json => YouTubeJson.List(json, call, new("commentThread", page.Items.Count, 0, take) { ByNumber = true }, page, YouTubeJson.Thread));
        }
    }

    private static void Comments(SimulatorCall call)
    {
        int take = Math.Clamp(call.Number("maxResults", 20), 1, 100);
        if (call.Query("id") is { } ids)
        {
            ById(call, ids, "comment", i => i.Kind == ItemKind.Comment, YouTubeJson.Comment);
            return;
        }

        if (call.Query("parentId") is not { } id)
        {
            call.Fail(ApiError.BadRequest, "No filter selected. Expected one of: parentId, id");
            return;
        }

        if (Position(call) is int below)
        {
            // All replies stand in one row below their thread, whoever they answer.
            IEnumerable<WorldItem> replies = call.World.Find(id) is { Kind: ItemKind.Comment } thread && thread.IsVisible(call.Now)
                ? call.World.CommentsOf(thread.Root).Newest(call.Now, below).Where(c => c != thread && YouTubeJson.ThreadOf(c) == thread)
                : [];
            WorldPage page = call.Page(replies, take);
            call.Json(json => YouTubeJson.List(json, call, new("comment", page.Items.Count, 0, take) { ByNumber = true }, page, YouTubeJson.Comment));
        }
    }

    // Unknown and deleted ones are left out without a word.
    private static void ById(SimulatorCall call, string ids, string kind, Func<WorldItem, bool> isOne, Action<Utf8JsonWriter, SimulatorCall, WorldItem> write)
    {
        string[] asked = ids.Split(',');
        if (asked.Length > 50)
        {
            call.Fail(ApiError.BadRequest, "id");
            return;
        }

        WorldPage page = call.Page(asked.Select(call.World.Find).OfType<WorldItem>().Where(i => isOne(i) && i.IsVisible(call.Now)).Distinct(), 50);
        call.Json(json => YouTubeJson.List(json, call, new(kind, page.Items.Count, 0, page.Items.Count), page, write));
    }

    private static int? Offset(SimulatorCall call) => Token(call, 'y', 0);

    private static int? Position(SimulatorCall call) => Token(call, 'n', int.MaxValue);

    private static int? Token(SimulatorCall call, char kind, int otherwise)
    {
        if (call.Query("pageToken") is not { } token)
        {
            return otherwise;
        }

        int? read = DialectText.ReadToken(kind, token);
        if (read is null)
        {
            call.Fail(ApiError.BadRequest, string.Create(CultureInfo.InvariantCulture, $"pageToken '{token}'"));
        }

        return read;
    }
}
