using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Tumblr;

/// <summary>Tumblr: posts with a tag and posts of a blog, in the legacy format.</summary>
/// <remarks>
/// After github.com/tumblr/docs/blob/master/api.md: /tagged, /posts, "Rate Limits". Pages are asked for by the time of a post, in whole seconds and exclusive;
/// the service sets that time itself, so none is impossible here.
/// </remarks>
public sealed class TumblrDialect : IDialect
{
    private const int Most = 20;

    private static readonly LimitRule[] Limits =
    [
        new FixedWindow("tumblr/key-hour", 1000, TimeSpan.FromHours(1)),
        new DailyIn("tumblr/key-day", 5000, "UTC") { IsQuota = true },
        new FixedWindow("tumblr/address-minute", 300, TimeSpan.FromMinutes(1)),
        new FixedWindow("tumblr/address-hour", 18_000, TimeSpan.FromHours(1)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("tumblr", new SequenceIds(750_000_000_000_000_000)) { Sections = ["hangangphotos", "sourdough-diary", "spacelaunches"] }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/v2/tagged", Tagged, Limits);
        routes.Get("/v2/blog/{blog}/posts", BlogPosts, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return (call.Query("api_key") ?? call.Bearer()) switch
        {
            SimulatorCredentials.Key or SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Key),
            null => CallerCheck.Refused(ApiError.NoCredential),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string words) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "Limit Exceeded"),
            ApiError.NotFound => (404, "Not Found"),
            ApiError.BadRequest => (400, "Bad Request"),
            _ => (401, "Unauthorized"),
        };
        DialectJson.Write(call, new
        {
            meta = new { status = call.Status, msg = words },
            response = Array.Empty<object>(),
            errors = new[] { new { title = words, code = call.Status == 401 ? 1016 : 0, detail = detail.Length == 0 ? words : detail } },
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        string name = verdict.Rule.Pool.EndsWith("day", StringComparison.Ordinal) ? "Perday" : "Perhour";
        call.Header($"X-Ratelimit-{name}-Limit", verdict.Limit);
        call.Header($"X-Ratelimit-{name}-Remaining", verdict.Remaining);
        call.Header($"X-Ratelimit-{name}-Reset", (long)Math.Ceiling((verdict.ResetAt - call.Now).TotalSeconds));
    }

    private static void Tagged(SimulatorCall call)
    {
        if (call.Query("tag") is not { } tag)
        {
            call.Fail(ApiError.BadRequest, "The tag parameter is required.");
            return;
        }

        WorldPage page = call.Page(Before(call, call.World.Select(new() { Tag = tag, TopOnly = true })), Take(call));
        Write(call, page.Items.Select(i => Post(call, i)).ToArray());
    }

    private static void BlogPosts(SimulatorCall call)
    {
        // A blog goes by its name, its host or its own id.
        string name = call.Route("blog").Replace(".tumblr.com", "", StringComparison.OrdinalIgnoreCase);
        name = name.StartsWith("t:", StringComparison.Ordinal) ? name[2..] : name;
        if (!call.World.Spec.Sections.Contains(name))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        WorldSelection posts = call.World.Select(new() { Section = name, Tag = call.Query("tag"), TopOnly = true });
        int total = posts.Count(call.Now);
        if (call.Query("id") is { } id)
        {
            // One post, or 404.
            posts = call.World.Find(id) is { } post && post.Section == name && post.IsVisible(call.Now) ? new(call.World, new[] { post.Number }) : new(call.World, Array.Empty<int>());
            if (posts.Count(call.Now) == 0)
            {
                call.Fail(ApiError.NotFound);
                return;
            }
        }

        WorldPage page = call.Page(Before(call, posts).Skip(call.Number("offset", 0)), Take(call));
        Write(call, new
        {
            blog = new { name, title = $"Blog {name}", url = $"https://{name}.tumblr.com/", uuid = $"t:{name}", posts = total, description = "", ask = false },
            posts = page.Items.Select(i => Post(call, i)).ToArray(),
            total_posts = total,
        });
    }

    private static int Take(SimulatorCall call) => Math.Clamp(call.Number("limit", Most), 1, Most);

    private static IEnumerable<WorldItem> Before(SimulatorCall call, WorldSelection selection) =>
        long.TryParse(call.Query("before"), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds is > 0 and < 253_402_300_800
            ? selection.Newest(call.Now, call.World.NumberAt(DateTimeOffset.FromUnixTimeSeconds(seconds)))
            : selection.Newest(call.Now);

    private static void Write(SimulatorCall call, object response) => DialectJson.WriteFilled(call, new { meta = new { status = 200, msg = "OK" }, response });

    private static object Post(SimulatorCall call, WorldItem item)
    {
        bool plain = call.Query("filter") is "text" or "raw";
        string text = item.Text(call.Now);
        string body = plain ? text : $"<p>{DialectText.Escape(text)}</p>";
        string? image = item.Image;
        return new
        {
            type = image is null ? "text" : "photo",
            blog_name = item.Section,
            blog = new { name = item.Section, title = $"Blog {item.Section}", url = $"https://{item.Section}.tumblr.com/", uuid = $"t:{item.Section}" },
            id = long.Parse(item.Id, CultureInfo.InvariantCulture),
            id_string = item.Id,
            post_url = $"https://{item.Section}.tumblr.com/post/{item.Id}",
            slug = $"post-{item.Number}",
            date = item.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'GMT'", CultureInfo.InvariantCulture),
            timestamp = item.CreatedAt.ToUnixTimeSeconds(),
            state = "published",
            format = "html",
            reblog_key = $"k{item.Number}",
            tags = item.Tags,
            summary = item.Title,
            note_count = item.Likes(call.Now) + item.Shares(call.Now),
            title = image is null ? item.Title : null,
            body = image is null ? body : null,
            caption = image is null ? null : body,
            photos = image is null ? null : new[] { new { caption = "", original_size = new { url = image, width = 960, height = 720 }, alt_sizes = Array.Empty<object>() } },
        };
    }
}
