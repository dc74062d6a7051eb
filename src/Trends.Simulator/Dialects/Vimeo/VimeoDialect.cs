using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Vimeo;

/// <summary>Vimeo: search over public videos, and the comments on one.</summary>
/// <remarks>
/// After developer.vimeo.com/api/reference/videos#search_videos, /videos/comments, /api/common-formats, /guidelines/rate-limiting. What a caller may do depends on
/// the account; 100 a minute is that of free ones with a field filter. The service sets all times itself.
/// </remarks>
public sealed class VimeoDialect : IDialect
{
    private static readonly string[] GetAndPost = ["GET", "POST"];
    private static readonly string[] GetOnly = ["GET"];
    private static readonly LimitRule[] Limits = [new FixedWindow("vimeo", 100, TimeSpan.FromMinutes(1))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        // Answers to comments have an address of their own, which this dialect does not speak for.
        new("vimeo", new SequenceIds(900_000_000)) { CommentShare = 0.3, Nested = false, AuthorId = static (bits, _) => $"{1_000_000 + (bits % 200_000_000)}" },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/videos", Search, Limits);
        routes.Get("/videos/{id}", Video, Limits);
        routes.Get("/videos/{id}/comments", Comments, Limits);
        routes.Get("/videos/{id}/comments/{comment}", Comment, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Bearer() switch
        {
            SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Token),
            null => CallerCheck.Refused(ApiError.NoCredential),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, int code, string message, string developer) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, 9000, "Too many API requests. Wait an hour or so, then try again.", "Too many requests."),
            ApiError.NotFound => (404, 5000, "The requested video couldn't be found.", "The requested video couldn't be found."),
            ApiError.BadRequest => (400, 2204, "You have provided an invalid parameter. Please contact developer of this application.", $"The parameters passed to this API endpoint did not pass Vimeo's validation: {detail}"),
            _ => (401, 8003, "Something strange occurred. Please contact the app owners.", "No user credentials were provided."),
        };
        DialectJson.Write(call, new { error = message, link = (string?)null, developer_message = developer, error_code = code });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Header("X-RateLimit-Limit", verdict.Limit);
        call.Header("X-RateLimit-Remaining", verdict.Remaining);
        call.Header("X-RateLimit-Reset", verdict.ResetAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture));
    }

    private static void Search(SimulatorCall call)
    {
        if (call.Query("query") is not { } words)
        {
            call.Fail(ApiError.BadRequest, "query");
            return;
        }

        WorldSelection selection = call.World.Select(new() { Text = words, TopOnly = true });
        IEnumerable<WorldItem> videos = call.Query("sort") != "date" ? selection.MostLiked(call.Now)
            : call.Query("direction") == "asc" ? selection.Oldest(call.Now)
            : selection.Newest(call.Now);
        List(call, videos, selection.Count(call.Now), i => VideoOf(call, i));
    }

    private static void Video(SimulatorCall call)
    {
        if (call.FindVisible("id", ItemKind.Post) is { } video)
        {
            DialectJson.Write(call, VideoOf(call, video));
        }
    }

    private static void Comment(SimulatorCall call)
    {
        if (call.FindVisible("id", ItemKind.Post) is not { } video)
        {
            return;
        }

        if (call.World.Find(call.Route("comment")) is { } comment && comment.Parent == video && comment.IsVisible(call.Now))
        {
            DialectJson.Write(call, CommentOf(video, comment, call.Now));
            return;
        }

        call.Fail(ApiError.NotFound);
    }

    private static object VideoOf(SimulatorCall call, WorldItem i) => new
    {
        uri = $"/videos/{i.Id}",
        name = i.Title,
        description = i.Text(call.Now),
        type = "video",
        link = $"https://vimeo.com/{i.Id}",
        duration = 30 + (i.Number % 600),
        language = i.Language,
        created_time = Time(i.CreatedAt),
        modified_time = Time(i.EditedAt <= call.Now ? i.EditedAt.Value : i.CreatedAt),
        release_time = Time(i.CreatedAt),
        privacy = new { view = "anybody", comments = "anybody" },
        pictures = new { base_link = i.Image ?? $"https://media.example.com/vimeo/{i.Number}" },
        tags = i.Tags.Select(t => new { uri = $"/tags/{t}", name = t, tag = t, canonical = t }).ToArray(),
        // Only the owner is told how often a video was played.
        stats = new { plays = (int?)null },
        metadata = new
        {
            connections = new
            {
                comments = new { uri = $"/videos/{i.Id}/comments", options = GetAndPost, total = i.Comments(call.Now) },
                likes = new { uri = $"/videos/{i.Id}/likes", options = GetOnly, total = i.Likes(call.Now) },
            },
        },
        user = User(i.Author),
    };

    private static void Comments(SimulatorCall call)
    {
        if (call.FindVisible("id", ItemKind.Post) is not { } video)
        {
            return;
        }

        WorldSelection selection = call.World.AnswersTo(video);
        IEnumerable<WorldItem> comments = call.Query("direction") == "asc" ? selection.Oldest(call.Now) : selection.Newest(call.Now);
        List(call, comments, selection.Count(call.Now), i => CommentOf(video, i, call.Now));
    }

    private static object CommentOf(WorldItem video, WorldItem i, DateTimeOffset at) => new
    {
        uri = $"/videos/{video.Id}/comments/{i.Id}",
        type = "video",
        text = i.Text(at),
        created_on = Time(i.CreatedAt),
        user = User(i.Author),
        metadata = new { connections = new { replies = new { uri = $"/videos/{video.Id}/comments/{i.Id}/replies", options = GetAndPost, total = 0 } } },
        resource_key = $"k{i.Number}",
    };

    private static object User(WorldAuthor author) => new { uri = $"/users/{author.Id}", name = author.Name, link = $"https://vimeo.com/{author.Handle}", account = "free" };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    private static void List(SimulatorCall call, IEnumerable<WorldItem> items, int total, Func<WorldItem, object> write)
    {
        int take = call.Number("per_page", 25);
        int number = call.Number("page", 1);
        if (take is < 1 or > 100 || number < 1)
        {
            call.Fail(ApiError.BadRequest, take is < 1 or > 100 ? "per_page" : "page");
            return;
        }

        WorldPage page = call.Page(items.Skip((number - 1) * take), take);
        string here = $"{call.Http.Request.Path.ToUriComponent()[(call.Platform.Length + 1)..]}?per_page={take}&page=";
        DialectJson.Write(call, new
        {
            total,
            page = number,
            per_page = take,
            paging = new
            {
                next = page.HasMore ? string.Create(CultureInfo.InvariantCulture, $"{here}{number + 1}") : null,
                previous = number > 1 ? string.Create(CultureInfo.InvariantCulture, $"{here}{number - 1}") : null,
                first = $"{here}1",
                last = string.Create(CultureInfo.InvariantCulture, $"{here}{Math.Max(1, (total + take - 1) / take)}"),
            },
            data = page.Items.Select(write).ToArray(),
        });
    }
}
