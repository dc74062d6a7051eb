using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.LinkedIn;

/// <summary>LinkedIn's versioned REST API: the posts of an organisation and the comments on them. There is no public search.</summary>
/// <remarks>
/// After learn.microsoft.com/linkedin/marketing/community-management/shares: /posts-api ("Find Posts by authors"), /comments-api,
/// /linkedin/shared/api-guide/concepts/error-handling, /pagination, /rate-limits, /linkedin/shared/authentication/programmatic-refresh-tokens and
/// /marketing/versioning. Daily limits end at midnight UTC and are told in the developer portal only, so the number here is one of many. The service sets all times itself.
/// </remarks>
public sealed class LinkedInDialect : IDialect
{
    private const string Organization = "urn:li:organization:";
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(60);

    private static readonly LimitRule[] Limits = [new DailyIn("linkedin/member", 100_000, "UTC") { IsQuota = true }];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("linkedin", new LinkIds(7_000_000_000_000_000_000, static i => i.Kind == ItemKind.Comment ? "" : "urn:li:share:"))
        {
            CommentShare = 0.3,
            // Answers to comments have an address of their own, which this dialect does not speak for.
            Nested = false,
            Sections = ["5515715", "2414183"],
            AuthorId = static (bits, _) => $"urn:li:person:{bits % 100_000_000:x8}",
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.PostOpen("/oauth/v2/accessToken", Token);
        routes.Get("/rest/posts", Posts, Limits);
        routes.Get("/rest/posts/{urn}", OnePost, Limits);
        routes.Get("/rest/socialActions/{urn}/comments", Comments, Limits);
        routes.Get("/rest/socialActions/{urn}/comments/{comment}", OneComment, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return RefreshGrant.Check(call);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, int service, string code, string message) = error switch
        {
            ApiError.NoCredential => (401, 65604, "EMPTY_ACCESS_TOKEN", "Empty oauth2 access token"),
            ApiError.TokenExpired => (401, 65602, "EXPIRED_ACCESS_TOKEN", "The token has expired"),
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, 101, "TOO_MANY_REQUESTS", "Resource level throttle DAY limit for calls to this resource is reached."),
            ApiError.NotFound => (404, 0, "NOT_FOUND", "Not Found"),
            ApiError.BadRequest when detail == "version" => (400, 0, "VERSION_MISSING", "A version must be present. Please specify a version by adding the LinkedIn-Version header."),
            ApiError.BadRequest => (400, 100, "ILLEGAL_ARGUMENT", detail),
            _ => (401, 65600, "INVALID_ACCESS_TOKEN", "Invalid access token"),
        };
        DialectJson.Write(call, new { status = call.Status, serviceErrorCode = service, code, message });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    // A refresh token stays what it is, and ends a year after the member agreed.
    private static void Token(SimulatorCall call)
    {
        bool isKnown = call.Posted("client_id") == SimulatorCredentials.ClientId && call.Posted("client_secret") == SimulatorCredentials.ClientSecret;
        if (RefreshGrant.Wrong(call, isKnown) is { } error)
        {
            call.Status = error == "invalid_client" ? 401 : 400;
            DialectJson.Write(call, new { error, error_description = "The client or the refresh token is not known, or was revoked." });
            return;
        }

        DialectJson.Write(call, new
        {
            access_token = call.Simulator.Tokens.Issue(call.Platform, call.Now + TokenLife),
            expires_in = (long)TokenLife.TotalSeconds,
            refresh_token = call.Posted("refresh_token"),
            refresh_token_expires_in = (long)TimeSpan.FromDays(365).TotalSeconds,
            scope = "r_organization_social",
        });
    }

    private static bool HasVersion(SimulatorCall call)
    {
        bool known = call.Http.Request.Headers["LinkedIn-Version"].ToString() is { Length: >= 6 } version && version.AsSpan(0, 6).IndexOfAnyExceptInRange('0', '9') < 0;
        if (!known)
        {
            call.Fail(ApiError.BadRequest, "version");
        }

        return known;
    }

    private static void Posts(SimulatorCall call)
    {
        if (!HasVersion(call))
        {
            return;
        }

        string author = call.Query("author") ?? "";
        string section = author.StartsWith(Organization, StringComparison.Ordinal) ? author[Organization.Length..] : "";
        if (call.Query("q") != "author" || section.Length == 0)
        {
            call.Fail(ApiError.BadRequest, "q and author are required");
            return;
        }

        if (!call.World.Spec.Sections.Contains(section))
        {
            call.Status = 403;
            DialectJson.Write(call, new { status = 403, serviceErrorCode = 100, code = "ACCESS_DENIED", message = "Not enough permissions to access: partnerApiPostsExternal.FINDER-author.20260901" });
            return;
        }

        // The last changed first, unless asked for by creation.
        WorldSelection posts = call.World.Select(new() { Section = section, TopOnly = true });
        IEnumerable<WorldItem> ordered = call.Query("sortBy") == "CREATED" ? posts.Newest(call.Now) : posts.Newest(call.Now).OrderByDescending(i => Changed(call, i)).ThenByDescending(i => i.Number);
        List(call, ordered, posts.Count(call.Now), i => Post(call, i));
    }

    private static void OnePost(SimulatorCall call)
    {
        if (HasVersion(call) && call.FindVisible("urn", ItemKind.Post) is { } post)
        {
            DialectJson.WriteFilled(call, Post(call, post));
        }
    }

    private static void OneComment(SimulatorCall call)
    {
        if (!HasVersion(call) || call.FindVisible("urn", ItemKind.Post) is not { } post)
        {
            return;
        }

        if (call.World.Find(call.Route("comment")) is { } comment && comment.Parent == post && comment.IsVisible(call.Now))
        {
            DialectJson.WriteFilled(call, Comment(call, post, comment));
            return;
        }

        call.Fail(ApiError.NotFound);
    }

    private static object Post(SimulatorCall call, WorldItem i) => new
    {
        id = i.Id,
        author = Organization + i.Section,
        commentary = Commentary(i, call.Now),
        createdAt = i.CreatedAt.ToUnixTimeMilliseconds(),
        publishedAt = i.CreatedAt.ToUnixTimeMilliseconds(),
        lastModifiedAt = Changed(call, i).ToUnixTimeMilliseconds(),
        lifecycleState = "PUBLISHED",
        visibility = "PUBLIC",
        distribution = new { feedDistribution = "MAIN_FEED", thirdPartyDistributionChannels = Array.Empty<object>() },
        isReshareDisabledByAuthor = false,
        content = i.Image is null ? null : new { media = new { altText = "", id = $"urn:li:image:{i.Number}" } },
    };

    private static void Comments(SimulatorCall call)
    {
        if (!HasVersion(call))
        {
            return;
        }

        if (call.FindVisible("urn", ItemKind.Post) is not { } post)
        {
            return;
        }

        WorldSelection comments = call.World.AnswersTo(post);
        List(call, comments.Newest(call.Now), comments.Count(call.Now), i => Comment(call, post, i));
    }

    private static object Comment(SimulatorCall call, WorldItem post, WorldItem i) => new
    {
        actor = i.Author.Id,
        commentUrn = $"urn:li:comment:({post.Id},{i.Id})",
        created = new { actor = i.Author.Id, time = i.CreatedAt.ToUnixTimeMilliseconds() },
        id = i.Id,
        lastModified = new { actor = i.Author.Id, time = Changed(call, i).ToUnixTimeMilliseconds() },
        message = new { attributes = Array.Empty<object>(), text = i.Text(call.Now) },
        likesSummary = new { selectedLikes = Array.Empty<string>(), aggregatedTotalLikes = i.Likes(call.Now), likedByCurrentUser = false, totalLikes = i.Likes(call.Now) },
        commentsSummary = (object?)null,
        @object = post.Id,
    };

    // Hashtags are templates of the "little" text format.
    private static string Commentary(WorldItem item, DateTimeOffset at)
    {
        string text = item.Text(at);
        foreach (string tag in item.Tags)
        {
            text = text.Replace($"#{tag}", $"{{hashtag|\\#|{tag}}}", StringComparison.Ordinal);
        }

        return text;
    }

    private static DateTimeOffset Changed(SimulatorCall call, WorldItem item) => item.EditedAt <= call.Now ? item.EditedAt.Value : item.CreatedAt;

    private static void List(SimulatorCall call, IEnumerable<WorldItem> items, int total, Func<WorldItem, object> write)
    {
        int start = Math.Max(0, call.Number("start", 0));
        int count = Math.Clamp(call.Number("count", 10), 1, 100);
        WorldPage page = call.Page(items.Skip(start), count);
        string here = $"{call.Http.Request.Path.ToUriComponent()[(call.Platform.Length + 1)..]}?count={count}&start=";
        object[] links = page.HasMore ? [new { type = "application/json", rel = "next", href = string.Create(CultureInfo.InvariantCulture, $"{here}{start + count}") }] : [];
        DialectJson.WriteFilled(call, new { paging = new { start, count, links, total }, elements = page.Items.Select(write).ToArray() });
    }
}
