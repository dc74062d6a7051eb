using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.PeerTube;

/// <summary>A PeerTube instance: search over videos, and the threads below one. Public reads need no token.</summary>
/// <remarks>
/// After docs.joinpeertube.org/api-rest-reference.html: Search, Video Comments, "Rate limits" (50 calls in ten seconds for an address) and "Errors" (RFC 7807).
/// Answers to comments have an address of their own, which this dialect does not speak for.
/// </remarks>
public sealed class PeerTubeDialect : IDialect
{
    private static readonly LimitRule[] Limits = [new FixedWindow("peertube", 50, TimeSpan.FromSeconds(10))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("peertube", new SequenceIds(4_000_000)) { CommentShare = 0.3, Nested = false }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/v1/search/videos", Search, Limits);
        routes.Get("/api/v1/videos/{id}", OneVideo, Limits);
        routes.Get("/api/v1/videos/{id}/comment-threads", Threads, Limits);
        routes.Get("/api/v1/videos/{id}/comment-threads/{thread}", OneThread, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Bearer() switch
        {
            null => CallerCheck.Anonymous,
            SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Token),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string title, string words) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "Too Many Requests", "Too many requests, please try again later."),
            ApiError.NotFound => (404, "Not Found", "Video not found"),
            ApiError.BadRequest => (400, "Bad Request", $"Incorrect request parameters: {detail}"),
            _ => (401, "Unauthorized", "Invalid token: access token is invalid"),
        };
        call.ContentType = "application/problem+json; charset=utf-8";
        if (call.Status == 429)
        {
            call.Header("Retry-After", error == ApiError.QuotaExceeded ? 3600 : 10);
        }

        DialectJson.Write(call, new { type = "about:blank", title, detail = words, status = call.Status });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Header("X-RateLimit-Limit", verdict.Limit);
        call.Header("X-RateLimit-Remaining", verdict.Remaining);
        call.Header("X-RateLimit-Reset", verdict.ResetAt.ToUnixTimeSeconds());
    }

    private static void Search(SimulatorCall call)
    {
        PlatformWorld world = call.World;
        WorldSelection selection = world.Select(new() { Text = call.Query("search"), TopOnly = true });
        int above = call.Moment("startDate") is { } from ? world.NumberAt(from) - 1 : -1;
        int below = call.Moment("endDate") is { } to ? world.NumberAt(to) : int.MaxValue;
        WorldItem[] videos = call.Query("sort") == "-publishedAt"
            ? [.. selection.Newest(call.Now, below, above)]
            : [.. selection.MostLiked(call.Now).Where(i => i.Number > above && i.Number < below)];
        if (Paged(call, videos) is { } page)
        {
            DialectJson.Write(call, new { total = videos.Length, data = page.Items.Select(i => Video(call, i)).ToArray() });
        }
    }

    private static void Threads(SimulatorCall call)
    {
        if (Find(call) is not { } video)
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        WorldSelection threads = call.World.AnswersTo(video);
        if (Paged(call, threads.Newest(call.Now)) is { } page)
        {
            int total = threads.Count(call.Now);
            DialectJson.Write(call, new { total, totalNotDeletedComments = total, data = page.Items.Select(i => Comment(call, i)).ToArray() });
        }
    }

    private static void OneVideo(SimulatorCall call)
    {
        if (Find(call) is { } video)
        {
            DialectJson.Write(call, Video(call, video));
        }
        else
        {
            call.Fail(ApiError.NotFound);
        }
    }

    // A deleted comment stays in its thread, without its text and author.
    private static void OneThread(SimulatorCall call)
    {
        if (Find(call) is not { } video || call.World.Find(call.Route("thread")) is not { Kind: ItemKind.Comment } comment || comment.Parent != video || comment.VisibleFrom > call.Now)
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        object written = comment.IsVisible(call.Now) ? Comment(call, comment) : new
        {
            id = int.Parse(comment.Id, CultureInfo.InvariantCulture),
            url = $"{call.Base}/videos/watch/{Uuid(video)}/comments/{comment.Id}",
            text = "",
            threadId = int.Parse(comment.Id, CultureInfo.InvariantCulture),
            videoId = int.Parse(video.Id, CultureInfo.InvariantCulture),
            createdAt = DialectText.Iso(comment.CreatedAt),
            deletedAt = DialectText.Iso(call.Now),
            isDeleted = true,
            account = (object?)null,
        };
        DialectJson.Write(call, new { comment = written, children = Array.Empty<object>() });
    }

    // A video goes by its number or its UUID.
    private static WorldItem? Find(SimulatorCall call)
    {
        string id = call.Route("id");
        string number = id.Length == 36 && int.TryParse(id.AsSpan(24), NumberStyles.None, CultureInfo.InvariantCulture, out int found) ? (4_000_000 + found).ToString(CultureInfo.InvariantCulture) : id;
        return call.World.Find(number) is { Kind: ItemKind.Post } video && video.IsVisible(call.Now) ? video : null;
    }

    private static WorldPage? Paged(SimulatorCall call, IEnumerable<WorldItem> items)
    {
        int count = call.Number("count", 15);
        int start = call.Number("start", 0);
        if (count is < 1 or > 100 || start < 0)
        {
            call.Fail(ApiError.BadRequest, start < 0 ? "start" : "count");
            return null;
        }

        return call.Page(items.Skip(start), count);
    }

    private static string Uuid(WorldItem item) => string.Create(CultureInfo.InvariantCulture, $"9c9de5e8-0a1e-484a-b099-{item.Number:D12}");

    private static object Video(SimulatorCall call, WorldItem item) => new
    {
        id = int.Parse(item.Id, CultureInfo.InvariantCulture),
        uuid = Uuid(item),
        shortUUID = $"s{item.Number}",
        isLive = false,
        createdAt = DialectText.Iso(item.CreatedAt),
        publishedAt = DialectText.Iso(item.CreatedAt),
        updatedAt = DialectText.Iso(item.EditedAt <= call.Now ? item.EditedAt.Value : item.CreatedAt),
        language = new { id = item.Language, label = item.Language },
        privacy = new { id = 1, label = "Public" },
        truncatedDescription = item.Text(call.Now),
        duration = 30 + (item.Number % 900),
        name = item.Title,
        url = $"{call.Base}/videos/watch/{Uuid(item)}",
        thumbnailPath = $"/lazy-static/thumbnails/{item.Number}.jpg",
        views = item.Views(call.Now),
        likes = item.Likes(call.Now),
        dislikes = 0,
        nsfw = false,
        comments = item.Comments(call.Now),
        account = Account(call, item.Author),
    };

    private static object Comment(SimulatorCall call, WorldItem item) => new
    {
        id = int.Parse(item.Id, CultureInfo.InvariantCulture),
        url = $"{call.Base}/videos/watch/{Uuid(item.Root)}/comments/{item.Id}",
        text = item.Text(call.Now),
        threadId = int.Parse(item.Id, CultureInfo.InvariantCulture),
        inReplyToCommentId = (int?)null,
        videoId = int.Parse(item.Root.Id, CultureInfo.InvariantCulture),
        createdAt = DialectText.Iso(item.CreatedAt),
        updatedAt = DialectText.Iso(item.CreatedAt),
        deletedAt = (string?)null,
        isDeleted = false,
        heldForReview = false,
        totalRepliesFromVideoAuthor = 0,
        totalReplies = 0,
        account = Account(call, item.Author),
    };

    private static object Account(SimulatorCall call, WorldAuthor author) => new
    {
        id = author.Index + 1,
        displayName = author.Name,
        name = author.Handle,
        url = $"{call.Base}/accounts/{author.Handle}",
        host = call.Http.Request.Host.Value,
    };
}
