using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Misskey;

/// <summary>A Misskey instance: notes with a hashtag, the answers to a note, and the stream of a hashtag. All calls are posted; public reads need no token.</summary>
/// <remarks>
/// After misskey-hub.net/en/docs/for-developers/api and the API documentation that instances serve under /api-doc: notes/search-by-tag, notes/children, notes/show; and /for-developers/api/streaming. Ids are of the
/// kind <c>aid</c>: milliseconds since 2000 and a counter, in base 36. Limits are the instance's own; 300 in five minutes stands for them.
/// </remarks>
public sealed class MisskeyDialect : IDialect
{
    private const long Epoch = 946_684_800_000;
    private const int Counters = 36 * 36;

    private static readonly LimitRule[] Limits = [new FixedWindow("misskey", 300, TimeSpan.FromMinutes(5))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("misskey", new SortedIds(static i => ((i.CreatedAt.ToUnixTimeMilliseconds() - Epoch) * Counters) + (i.Number % Counters), Base36.Write, Base36.Read))
        {
            CommentShare = 0.35,
            AuthorId = static (bits, _) => $"9{Base36.Write((long)(bits % 1_000_000_000_000))}",
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Post("/api/notes/search-by-tag", SearchByTag, Limits);
        routes.Post("/api/notes/children", Children, Limits);
        routes.Post("/api/notes/show", Show, Limits);
        routes.Live("/streaming", MisskeyStreaming.SendAsync);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return (call.Bearer() ?? call.Posted("i")) switch
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
        (call.Status, string code, string message) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "RATE_LIMIT_EXCEEDED", "Rate limit exceeded. Please try again later."),
            ApiError.NotFound => (400, "NO_SUCH_NOTE", "No such note."),
            ApiError.BadRequest => (400, "INVALID_PARAM", "Invalid param."),
            _ => (401, "AUTHENTICATION_FAILED", "Authentication failed. Please ensure your token is correct."),
        };
        DialectJson.Write(call, new { error = new { message, code, id = "b0a7f5f8-dc2f-4171-b91f-de88ad238e14", kind = "client" } });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static void SearchByTag(SimulatorCall call)
    {
        if (call.Posted("tag") is not { Length: > 0 } tag)
        {
            call.Fail(ApiError.BadRequest);
            return;
        }

        Write(call, call.World.Tagged(tag));
    }

    private static void Show(SimulatorCall call)
    {
        if (call.World.Find(call.Posted("noteId") ?? "") is { } note && note.IsVisible(call.Now))
        {
            DialectJson.Write(call, Note(call, note));
        }
        else
        {
            call.Fail(ApiError.NotFound);
        }
    }

    private static void Children(SimulatorCall call)
    {
        if (call.World.Find(call.Posted("noteId") ?? "") is not { } note || !note.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        // How deep the answers go is a parameter, 1 by default.
        bool deep = int.TryParse(call.Posted("depth"), out int depth) && depth > 1 && note.Kind != ItemKind.Comment;
        Write(call, deep ? call.World.CommentsOf(note) : call.World.AnswersTo(note));
    }

    // Without bounds and with untilId the newest come first; sinceId alone turns the order around.
    private static void Write(SimulatorCall call, WorldSelection selection)
    {
        int take = call.PostedJson is { } body && body.TryGetProperty("limit", out JsonElement limit) && limit.TryGetInt32(out int asked) ? asked : 10;
        if (take is < 1 or > 100)
        {
            call.Fail(ApiError.BadRequest);
            return;
        }

        int below = Bound(call, "untilId") ?? int.MaxValue;
        int? since = Bound(call, "sinceId");
        int above = since is int bound ? bound - (call.World.Find(call.Posted("sinceId")!) is null ? 1 : 0) : -1;
        IEnumerable<WorldItem> notes = since is not null && below == int.MaxValue ? selection.Oldest(call.Now, above) : selection.Newest(call.Now, below, above);
        DialectJson.Write(call, call.Page(notes, take).Items.Select(i => Note(call, i)).ToArray());
    }

    private static int? Bound(SimulatorCall call, string name) =>
        call.Posted(name) is { Length: > 0 } id && call.World.Spec.Ids.LowerBound(call.World.Items, id) is >= 0 and int bound ? bound : null;

    internal static object Note(SimulatorCall call, WorldItem item) => new
    {
        id = item.Id,
        createdAt = DialectText.Iso(item.CreatedAt),
        userId = item.Author.Id,
        user = new { id = item.Author.Id, name = item.Author.Name, username = item.Author.Handle, host = (string?)null, avatarUrl = "https://media.example.com/avatar.png", isBot = false, isCat = false },
        text = item.Text(call.Now),
        cw = (string?)null,
        visibility = "public",
        localOnly = false,
        renoteCount = item.Shares(call.Now),
        repliesCount = call.World.AnswersTo(item).Count(call.Now),
        reactionCount = item.Likes(call.Now),
        reactions = new Dictionary<string, int> { ["👍"] = item.Likes(call.Now) },
        fileIds = Array.Empty<string>(),
        files = item.Image is null ? Array.Empty<object>() : [new { id = $"f{item.Number}", type = "image/jpeg", url = item.Image, thumbnailUrl = item.Image }],
        tags = item.Tags,
        replyId = item.Parent?.Id,
        renoteId = (string?)null,
    };
}
