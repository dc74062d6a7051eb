using System.Collections.Concurrent;
using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Telegram;

/// <summary>Telegram's Bot API: what the channels post that a bot is a member of.</summary>
/// <remarks>
/// After core.telegram.org/bots/api#getting-updates, #making-requests and core.telegram.org/bots/faq. Updates are kept for 24 hours, and forgotten as soon as an
/// offset above them is asked for. An edit is an update of its own; that a post was deleted is never told.
/// </remarks>
public sealed class TelegramDialect : IDialect
{
    private const long FirstUpdate = 900_000_000;
    private const long FirstChat = -1_001_000_000_001;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private static readonly LimitRule[] Limits = [new FixedWindow("telegram", 30, TimeSpan.FromSeconds(1))];

    private readonly ConcurrentDictionary<string, long> _forgotten = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PlatformWorld, TelegramUpdate[]> _updates = new();

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("telegram", new SequenceIds(5000)) { Sections = ["hangang_daily", "open_tech_news"] }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/bot{token}/getUpdates", Updates, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Route("token") switch
        {
            SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Token),
            // What does not look like a token is an address that does not exist.
            { } token when !token.Contains(':', StringComparison.Ordinal) => CallerCheck.Refused(ApiError.NotFound),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        int wait = (int)Math.Ceiling((call.BlockedUntil - call.Now)?.TotalSeconds ?? 30);
        bool limited = error is ApiError.RateLimited or ApiError.QuotaExceeded;
        (call.Status, string words) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, $"Too Many Requests: retry after {wait}"),
            ApiError.NotFound => (404, "Not Found"),
            ApiError.BadRequest => (400, $"Bad Request: {detail}"),
            _ => (401, "Unauthorized"),
        };
        DialectJson.WriteFilled(call, new { ok = false, error_code = call.Status, description = words, parameters = limited ? new { retry_after = wait } : null });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static TelegramUpdate[] List(PlatformWorld world) =>
    [
        .. world.Items.Select(i => new TelegramUpdate(i, i.VisibleFrom, IsEdit: false))
            .Concat(world.Items.Where(i => i.EditedAt > i.VisibleFrom).Select(i => new TelegramUpdate(i, i.EditedAt!.Value, IsEdit: true)))
            .OrderBy(u => u.At).ThenBy(u => u.Item.Number).ThenBy(u => u.IsEdit),
    ];

    private void Updates(SimulatorCall call)
    {
        long offset = long.TryParse(call.Query("offset"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long given) ? given : 0;
        long first = _forgotten.AddOrUpdate(call.Credential, offset, (_, before) => Math.Max(before, offset));
        TelegramUpdate[] all = _updates.GetOrAdd(call.World, List);
        string[]? kinds = call.Query("allowed_updates") is { } text ? System.Text.Json.JsonSerializer.Deserialize<string[]>(text) : null;
        (TelegramUpdate Update, long Id)[] waiting =
        [
            .. all.Select((u, i) => (Update: u, Id: FirstUpdate + i))
                .Where(u => u.Id >= first && u.Update.At <= call.Now && u.Update.At > call.Now - Kept && u.Update.Item.IsVisible(call.Now))
                .Where(u => kinds is not { Length: > 0 } || kinds.Contains(u.Update.IsEdit ? "edited_channel_post" : "channel_post")),
        ];
        // The faults of paging work on items; an edit shares its item with the post.
        int take = Math.Clamp(call.Number("limit", 100), 1, 100);
        HashSet<int> page = [.. call.Page(waiting.Take(take).Select(u => u.Update.Item), take).Items.Select(i => i.Number)];
        DialectJson.WriteFilled(call, new { ok = true, result = waiting.Take(take).Where(u => page.Contains(u.Update.Item.Number)).Select(u => Update(u.Update, u.Id)).ToArray() });
    }

    internal static object Update(TelegramUpdate update, long id) => update.IsEdit
        ? new { update_id = id, edited_channel_post = Post(update.Item, edited: true) }
        : new { update_id = id, channel_post = Post(update.Item, edited: false) };

    private static object Post(WorldItem item, bool edited)
    {
        string text = item.Text(edited ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue);
        object chat = new { id = FirstChat - item.SectionIndex, title = $"Channel {item.Section}", username = item.Section, type = "channel" };
        object[] entities = [.. item.Tags.Select(t => (object)new { offset = text.IndexOf($"#{t}", StringComparison.Ordinal), length = t.Length + 1, type = "hashtag" })];
        return new
        {
            message_id = long.Parse(item.Id, CultureInfo.InvariantCulture),
            author_signature = item.Author.Name,
            sender_chat = chat,
            chat,
            date = item.CreatedAt.ToUnixTimeSeconds(),
            edit_date = edited ? item.EditedAt?.ToUnixTimeSeconds() : null,
            text = item.Image is null ? text : null,
            entities = item.Image is null && entities.Length > 0 ? entities : null,
            caption = item.Image is null ? null : text,
            caption_entities = item.Image is not null && entities.Length > 0 ? entities : null,
            photo = item.Image is null ? null : new[] { new { file_id = $"photo{item.Number}", file_unique_id = $"u{item.Number}", width = 640, height = 480, file_size = 40_000 } },
        };
    }
}
