using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Vk;

/// <summary>VK: search over all public posts, the wall of a community, the comments of a post.</summary>
/// <remarks>
/// After dev.vk.com/method/newsfeed.search, /wall.get, /wall.getComments, /wall.getById, /wall.getComment, /reference/errors and github.com/VKCOM/vk-api-schema (5.199). Every answer has status
/// 200; an error stands in the body. A search reaches 1,000 posts. A user's token may call three times a second. The service sets all times itself.
/// </remarks>
public sealed class VkDialect : IDialect
{
    private const int SearchReach = 1000;

    private static readonly LimitRule[] Limits = [new FixedWindow("vk", 3, TimeSpan.FromSeconds(1))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("vk", new SequenceIds(100_000)) { CommentShare = 0.4, Sections = ["hangang.club", "technews"], AuthorId = static (bits, _) => $"{10_000_000 + (bits % 800_000_000)}" }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/method/newsfeed.search", Search, Limits);
        routes.Get("/method/wall.get", Wall, Limits);
        routes.Get("/method/wall.getComments", Comments, Limits);
        routes.Get("/method/wall.getById", ById, Limits);
        routes.Get("/method/wall.getComment", OneComment, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return (call.Query("access_token") ?? call.Bearer()) switch
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
        (int code, string message) = error switch
        {
            ApiError.RateLimited => (6, "Too many requests per second"),
            ApiError.QuotaExceeded => (29, "Rate limit reached"),
            ApiError.NoCredential => (5, "User authorization failed: no access_token passed."),
            ApiError.WrongCredential => (5, "User authorization failed: invalid access_token (4)."),
            ApiError.TokenExpired => (5, "User authorization failed: access_token has expired."),
            ApiError.NotFound => (15, "Access denied: post was not found"),
            _ => (100, $"One of the parameters specified was missing or invalid: {detail}"),
        };
        DialectJson.Write(call, new
        {
            error = new { error_code = code, error_msg = message, request_params = new[] { new { key = "method", value = call.Http.Request.Path.Value!.Split('/')[^1] } } },
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static void Search(SimulatorCall call)
    {
        PlatformWorld world = call.World;
        if (call.Query("v") is null || call.Query("q") is not { } words)
        {
            call.Fail(ApiError.BadRequest, call.Query("v") is null ? "v (version) is required" : "q is undefined");
            return;
        }

        DateTimeOffset from = Seconds(call, "start_time") ?? call.Now.AddDays(-1);
        DateTimeOffset to = Seconds(call, "end_time") ?? call.Now;
        int skip = call.Query("start_from") is { } token ? DialectText.ReadToken('v', token) ?? 0 : 0;
        int take = Math.Clamp(call.Number("count", 30), 1, 200);
        WorldItem[] found = [.. world.Select(new() { Text = words, TopOnly = true }).Newest(call.Now, world.NumberAt(to.AddSeconds(1)), world.NumberAt(from) - 1)];
        WorldPage page = call.Page(found.Take(SearchReach).Skip(skip), take);
        Write(call, new
        {
            items = page.Items.Select(i => Post(call, i)).ToArray(),
            next_from = page.HasMore ? DialectText.Token('v', skip + take) : null,
            count = found.Length,
            total_count = found.Length,
        });
    }

    private static void Wall(SimulatorCall call)
    {
        IReadOnlyList<string> sections = call.World.Spec.Sections;
        string? section = sections.FirstOrDefault(s => s == call.Query("domain") || Owner(sections.ToList().IndexOf(s)) == call.Number("owner_id", 0));
        if (section is null)
        {
            call.Fail(ApiError.BadRequest, "owner_id is undefined");
            return;
        }

        WorldSelection wall = call.World.Select(new() { Section = section, TopOnly = true });
        WorldPage page = call.Page(wall.Newest(call.Now).Skip(call.Number("offset", 0)), Math.Clamp(call.Number("count", 20), 1, 100));
        Write(call, new { count = wall.Count(call.Now), items = page.Items.Select(i => Post(call, i)).ToArray() });
    }

    private static void Comments(SimulatorCall call)
    {
        if (call.World.Find(call.Query("post_id") ?? "") is not { Kind: ItemKind.Post } post || Owner(post.SectionIndex) != call.Number("owner_id", 0) || !post.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        // Without comment_id those right below the post come, each with up to thread_items_count of its answers.
        WorldItem? above = call.Query("comment_id") is { } id ? call.World.Find(id) : null;
        IEnumerable<WorldItem> row = above is null ? call.World.AnswersTo(post).Oldest(call.Now) : Thread(call, above);
        row = call.Query("sort") == "desc" ? row.Reverse() : row;
        WorldPage page = call.Page(row.Skip(call.Number("offset", 0)), Math.Clamp(call.Number("count", 10), 1, 100));
        int threads = Math.Clamp(call.Number("thread_items_count", 0), 0, 10);
        Write(call, new
        {
            count = post.Comments(call.Now),
            items = page.Items.Select(i => Comment(call, i, above is null ? threads : 0)).ToArray(),
            current_level_count = row.Count(),
            can_post = true,
            show_reply_button = true,
        });
    }

    // Deleted posts are left out without a word.
    private static void ById(SimulatorCall call)
    {
        string[] asked = call.Query("posts")?.Split(',') ?? [];
        if (asked.Length is 0 or > 100)
        {
            call.Fail(ApiError.BadRequest, "posts is undefined");
            return;
        }

        WorldPage page = call.Page(asked.Select(a => Named(call, a.Split('_'))).OfType<WorldItem>().Where(i => i.Kind == ItemKind.Post && i.IsVisible(call.Now)).Distinct(), 100);
        Write(call, new { items = page.Items.Select(i => Post(call, i)).ToArray() });
    }

    // A deleted comment keeps its place, and little else.
    private static void OneComment(SimulatorCall call)
    {
        WorldItem? comment = Named(call, [call.Query("owner_id") ?? "", call.Query("comment_id") ?? ""]);
        if (comment is not { Kind: ItemKind.Comment } || comment.VisibleFrom > call.Now)
        {
            call.Fail(ApiError.BadRequest, "comment_id not found");
            return;
        }

        object written = comment.IsVisible(call.Now)
            ? Comment(call, comment, 0)
            : new { id = Number(comment.Id), date = comment.CreatedAt.ToUnixTimeSeconds(), owner_id = Owner(comment.Root.SectionIndex), post_id = Number(comment.Root.Id), deleted = true };
        Write(call, new { items = new[] { written } });
    }

    private static WorldItem? Named(SimulatorCall call, string[] name) =>
        name.Length == 2 && call.World.Find(name[1]) is { } item && name[0] == Owner(item.Root.SectionIndex).ToString(CultureInfo.InvariantCulture) ? item : null;

    // All answers below a comment stand in one row, whoever they answer.
    private static IEnumerable<WorldItem> Thread(SimulatorCall call, WorldItem comment) =>
        call.World.CommentsOf(comment.Root).Oldest(call.Now, above: comment.Number).Where(c => c != comment && Top(c) == comment);

    private static WorldItem Top(WorldItem comment)
    {
        WorldItem top = comment;
        while (top.Parent is { Kind: ItemKind.Comment } parent)
        {
            top = parent;
        }

        return top;
    }

    internal static int Owner(int section) => -200_000_001 - section;

    private static DateTimeOffset? Seconds(SimulatorCall call, string name) =>
        long.TryParse(call.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    internal static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private static void Write(SimulatorCall call, object response) => DialectJson.WriteFilled(call, new { response });

    private static object Post(SimulatorCall call, WorldItem item) => new
    {
        id = Number(item.Id),
        owner_id = Owner(item.SectionIndex),
        from_id = Number(item.Author.Id),
        date = item.CreatedAt.ToUnixTimeSeconds(),
        edited = item.EditedAt <= call.Now ? item.EditedAt?.ToUnixTimeSeconds() : null,
        post_type = "post",
        text = item.Text(call.Now),
        attachments = item.Image is null ? null : new[] { new { type = "photo", photo = new { id = item.Number, sizes = new[] { new { type = "x", url = item.Image, width = 604, height = 453 } } } } },
        comments = new { can_post = 1, count = item.Comments(call.Now) },
        likes = new { can_like = 1, count = item.Likes(call.Now), user_likes = 0 },
        reposts = new { count = item.Shares(call.Now) },
        views = new { count = item.Views(call.Now) },
    };

    private static object Comment(SimulatorCall call, WorldItem item, int threads)
    {
        WorldItem[] below = threads == 0 || item.Parent is { Kind: ItemKind.Comment } ? [] : [.. Thread(call, item)];
        return new
        {
            id = Number(item.Id),
            from_id = Number(item.Author.Id),
            date = item.CreatedAt.ToUnixTimeSeconds(),
            text = item.Text(call.Now),
            post_id = Number(item.Root.Id),
            owner_id = Owner(item.Root.SectionIndex),
            parents_stack = item.Parent is { Kind: ItemKind.Comment } ? new[] { Number(Top(item).Id) } : [],
            reply_to_comment = item.Parent is { Kind: ItemKind.Comment } parent ? Number(parent.Id) : (long?)null,
            likes = new { can_like = 1, count = item.Likes(call.Now), user_likes = 0 },
            thread = item.Parent is { Kind: ItemKind.Comment } ? null : new { count = below.Length, items = below.Take(threads).Select(i => Comment(call, i, 0)).ToArray(), can_post = true },
        };
    }
}
