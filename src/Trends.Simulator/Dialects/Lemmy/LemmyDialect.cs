using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Lemmy;

/// <summary>A Lemmy instance of version 0.19: the posts of a community and the comments of a post. Public reads need no token.</summary>
/// <remarks>
/// After github.com/LemmyNet/lemmy-js-client (0.19: GetPosts, GetComments, PostView, CommentView) and join-lemmy.org/docs/contributors/04-api.html. An instance permits
/// 180 reads a minute unless its administrators say otherwise. Post lists go on by a cursor, comment lists by pages.
/// </remarks>
public sealed class LemmyDialect : IDialect
{
    private const int Most = 50;

    private static readonly LimitRule[] Limits = [new FixedWindow("lemmy", 180, TimeSpan.FromMinutes(1))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("lemmy", new SequenceIds(40_000_000)) { CommentShare = 0.5, LinkEvery = 3, Sections = ["korea", "technology"] }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/v3/post/list", Posts, Limits);
        routes.Get("/api/v3/post", OnePost, Limits);
        routes.Get("/api/v3/comment/list", Comments, Limits);
        routes.Get("/api/v3/comment", OneComment, Limits);
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
        (call.Status, string code) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "rate_limit_error"),
            ApiError.NotFound => (404, detail),
            ApiError.BadRequest => (400, detail),
            _ => (401, "incorrect_login"),
        };
        DialectJson.Write(call, new { error = code });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static void Posts(SimulatorCall call)
    {
        string? name = call.Query("community_name")?.Split('@')[0];
        if (name is not null && !call.World.Spec.Sections.Contains(name))
        {
            call.Fail(ApiError.NotFound, "couldnt_find_community");
            return;
        }

        int below = call.Query("page_cursor") is { } token ? DialectText.ReadToken('l', token) ?? int.MaxValue : int.MaxValue;
        WorldSelection posts = call.World.Select(new() { Section = name, TopOnly = true });
        WorldPage page = call.Page(posts.Newest(call.Now, below), Take(call));
        DialectJson.WriteFilled(call, new
        {
            posts = page.Items.Select(i => PostView(call, i)).ToArray(),
            next_page = page.HasMore ? DialectText.Token('l', page.Items[^1].Number) : null,
        });
    }

    private static void Comments(SimulatorCall call)
    {
        if (call.World.Find(call.Query("post_id") ?? "") is not { Kind: ItemKind.Post } post || !post.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound, "couldnt_find_post");
            return;
        }

        int skip = (Math.Max(1, call.Number("page", 1)) - 1) * Take(call);
        WorldPage page = call.Page(call.World.CommentsOf(post).Newest(call.Now).Skip(skip), Take(call));
        DialectJson.WriteFilled(call, new { comments = page.Items.Select(i => CommentView(call, i)).ToArray() });
    }

    // What its author deleted still answers, marked as such.
    private static void OnePost(SimulatorCall call)
    {
        if (Known(call) is { Kind: not ItemKind.Comment } post)
        {
            DialectJson.WriteFilled(call, new { post_view = PostView(call, post), community_view = new { community = new { id = post.SectionIndex + 1, name = post.Section } }, moderators = Array.Empty<object>(), cross_posts = Array.Empty<object>() });
        }
        else
        {
            call.Fail(ApiError.NotFound, "couldnt_find_post");
        }
    }

    private static void OneComment(SimulatorCall call)
    {
        if (Known(call) is { Kind: ItemKind.Comment } comment)
        {
            DialectJson.WriteFilled(call, new { comment_view = CommentView(call, comment), recipient_ids = Array.Empty<int>() });
        }
        else
        {
            call.Fail(ApiError.NotFound, "couldnt_find_comment");
        }
    }

    private static WorldItem? Known(SimulatorCall call) =>
        call.World.Find(call.Query("id") ?? "") is { } item && (item.IsVisible(call.Now) || item.IsDeleted(call.Now)) ? item : null;

    private static int Take(SimulatorCall call) => Math.Clamp(call.Number("limit", 10), 1, Most);

    private static long Id(WorldItem item) => long.Parse(item.Id, CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static object PostView(SimulatorCall call, WorldItem item) => new
    {
        post = Post(call, item),
        creator = Person(call, item.Author),
        community = new { id = item.SectionIndex + 1, name = item.Section, title = item.Section, actor_id = $"{call.Base}/c/{item.Section}", local = true },
        creator_banned_from_community = false,
        counts = new
        {
            post_id = Id(item),
            comments = item.Comments(call.Now),
            score = item.Likes(call.Now),
            upvotes = item.Likes(call.Now),
            downvotes = 0,
            published = Time(item.StatedAt),
            newest_comment_time = Time(item.StatedAt),
        },
        subscribed = "NotSubscribed",
        saved = false,
        read = false,
        unread_comments = item.Comments(call.Now),
    };

    private static object Post(SimulatorCall call, WorldItem item) => new
    {
        id = Id(item),
        name = item.Title,
        url = item.IsLink ? item.Link : item.Image,
        body = item.IsLink || item.IsDeleted(call.Now) ? null : item.Text(call.Now),
        creator_id = item.AuthorIndex + 1,
        community_id = item.SectionIndex + 1,
        removed = false,
        locked = false,
        published = Time(item.StatedAt),
        updated = item.EditedAt <= call.Now ? Time(item.EditedAt.Value) : null,
        deleted = item.IsDeleted(call.Now),
        nsfw = false,
        thumbnail_url = item.Image,
        ap_id = $"{call.Base}/post/{item.Id}",
        local = true,
        language_id = item.Language == "ko" ? 89 : 37,
        featured_community = false,
        featured_local = false,
    };

    private static object CommentView(SimulatorCall call, WorldItem item)
    {
        List<string> path = [item.Id];
        for (WorldItem? above = item.Parent; above is { Kind: ItemKind.Comment }; above = above.Parent)
        {
            path.Insert(0, above.Id);
        }

        return new
        {
            comment = new
            {
                id = Id(item),
                creator_id = item.AuthorIndex + 1,
                post_id = Id(item.Root),
                content = item.IsDeleted(call.Now) ? "" : item.Text(call.Now),
                removed = false,
                published = Time(item.StatedAt),
                deleted = item.IsDeleted(call.Now),
                ap_id = $"{call.Base}/comment/{item.Id}",
                local = true,
                path = $"0.{string.Join('.', path)}",
                distinguished = false,
                language_id = item.Language == "ko" ? 89 : 37,
            },
            creator = Person(call, item.Author),
            post = Post(call, item.Root),
            community = new { id = item.Root.SectionIndex + 1, name = item.Root.Section },
            counts = new { comment_id = Id(item), score = item.Likes(call.Now), upvotes = item.Likes(call.Now), downvotes = 0, published = Time(item.StatedAt), child_count = item.Comments(call.Now) },
        };
    }

    private static object Person(SimulatorCall call, WorldAuthor author) => new
    {
        id = author.Index + 1,
        name = author.Handle,
        display_name = author.Name,
        banned = false,
        published = Time(author.JoinedAt),
        actor_id = $"{call.Base}/u/{author.Handle}",
        local = true,
        deleted = false,
        bot_account = false,
        instance_id = 1,
    };
}
