using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.DevTo;

/// <summary>DEV and other Forem sites: the latest articles, and the comments on one. Public reads need no key.</summary>
/// <remarks>After developers.forem.com/api/v1: GET /api/articles/latest, GET /api/articles, GET /api/comments. An address may read 30 times in 30 seconds.</remarks>
public sealed class DevToDialect : IDialect
{
    private static readonly LimitRule[] Limits = [new FixedWindow("devto", 30, TimeSpan.FromSeconds(30))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("devto", new SequenceIds(2_500_000)) { TopKind = ItemKind.Article, CommentShare = 0.4, KoreanShare = 0.2 }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/articles/latest", c => Articles(c, c.World.Select(new() { TopOnly = true }).Newest(c.Now)), Limits);
        routes.Get("/api/articles", c => Articles(c, c.World.Select(new() { TopOnly = true, Tag = c.Query("tag") }).MostLiked(c.Now)), Limits);
        routes.Get("/api/articles/{id}", c => One(c, ItemKind.Article, Article), Limits);
        routes.Get("/api/comments", Comments, Limits);
        routes.Get("/api/comments/{id}", c => One(c, ItemKind.Comment, Comment), Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Http.Request.Headers["api-key"].ToString() switch
        {
            "" => CallerCheck.Anonymous,
            SimulatorCredentials.Key => CallerCheck.Good(SimulatorCredentials.Key),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string words) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "Rate limit reached, try again in 30 seconds"),
            ApiError.NotFound => (404, "not found"),
            ApiError.BadRequest => (422, detail),
            _ => (401, "unauthorized"),
        };
        if (call.Status == 429)
        {
            call.Header("Retry-After", error == ApiError.QuotaExceeded ? 3600 : 30);
        }

        DialectJson.Write(call, new { error = words, status = call.Status });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static void Articles(SimulatorCall call, IEnumerable<WorldItem> articles)
    {
        int take = Math.Clamp(call.Number("per_page", 30), 1, 1000);
        int skip = (Math.Max(1, call.Number("page", 1)) - 1) * take;
        DialectJson.Write(call, call.Page(articles.Skip(skip), take).Items.Select(i => Article(call, i)).ToArray());
    }

    private static void Comments(SimulatorCall call)
    {
        if (call.World.Find(call.Query("a_id") ?? "") is not { Kind: ItemKind.Article } article || !article.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        // All of them, as trees, in one answer.
        DialectJson.Write(call, call.Page(call.World.AnswersTo(article).Oldest(call.Now), int.MaxValue - 1).Items.Select(i => Comment(call, i)).ToArray());
    }

    private static void One(SimulatorCall call, ItemKind kind, Func<SimulatorCall, WorldItem, object> write)
    {
        if (call.FindVisible("id", kind) is { } item)
        {
            DialectJson.Write(call, write(call, item));
        }
    }

    private static object Article(SimulatorCall call, WorldItem item) => new
    {
        type_of = "article",
        id = int.Parse(item.Id, CultureInfo.InvariantCulture),
        title = item.Title,
        description = item.Text(call.Now),
        readable_publish_date = item.CreatedAt.UtcDateTime.ToString("MMM d", CultureInfo.InvariantCulture),
        slug = $"article-{item.Number}",
        path = $"/{item.Author.Handle}/article-{item.Number}",
        url = $"https://dev.to/{item.Author.Handle}/article-{item.Number}",
        comments_count = item.Comments(call.Now),
        public_reactions_count = item.Likes(call.Now),
        positive_reactions_count = item.Likes(call.Now),
        collection_id = (int?)null,
        published_timestamp = DialectText.IsoSeconds(item.CreatedAt),
        language = item.Language,
        cover_image = item.Image,
        social_image = item.Image ?? "https://media.example.com/devto/social.png",
        canonical_url = $"https://dev.to/{item.Author.Handle}/article-{item.Number}",
        created_at = DialectText.IsoSeconds(item.CreatedAt),
        edited_at = item.EditedAt <= call.Now ? DialectText.IsoSeconds(item.EditedAt.Value) : null,
        published_at = DialectText.IsoSeconds(item.CreatedAt),
        last_comment_at = DialectText.IsoSeconds(item.CreatedAt),
        reading_time_minutes = 1 + (item.Number % 9),
        tag_list = item.Tags,
        tags = string.Join(", ", item.Tags),
        user = User(item.Author),
    };

    private static object Comment(SimulatorCall call, WorldItem item) => new
    {
        type_of = "comment",
        id_code = item.Id,
        created_at = DialectText.IsoSeconds(item.CreatedAt),
        body_html = $"<p>{DialectText.Escape(item.Text(call.Now))}</p>\n\n",
        user = User(item.Author),
        children = call.World.AnswersTo(item).Oldest(call.Now).Select(i => Comment(call, i)).ToArray(),
    };

    private static object User(WorldAuthor author) => new { name = author.Name, username = author.Handle, user_id = author.Index + 1, profile_image = "https://media.example.com/avatar.png" };
}
