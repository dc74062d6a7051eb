using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Discord;

/// <summary>Discord's REST API: the messages of channels that a bot may read.</summary>
/// <remarks>
/// After docs.discord.com/developers: /resources/message, /topics/rate-limits and /reference. A bot may call 50 times a second; what a route permits beyond that is
/// told by headers only and documented nowhere, so it is the same here. An address with 10,000 answers 401, 403 or 429 in ten minutes is shut out.
/// </remarks>
public sealed class DiscordDialect : IDialect
{
    private const string Bot = "Bot ";

    private static readonly LimitRule[] Limits = [new FixedWindow("discord/global", 50, TimeSpan.FromSeconds(1))];
    private readonly LimitMeter _invalid = new RollingWindow("discord/invalid", 10_000, TimeSpan.FromMinutes(10)).Start(10_000);

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("discord", new SnowflakeIds(bits: 22, epochMilliseconds: 1_420_070_400_000))
        {
            CommentShare = 0.3,
            Sections = ["810000000000000001", "810000000000000002"],
            AuthorId = static (bits, _) => $"2{bits % 100_000_000_000_000_000:D17}",
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/v10/channels/{channel}/messages", Messages, Limits);
        routes.Get("/api/v10/channels/{channel}/messages/{message}", One, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        string header = call.Http.Request.Headers.Authorization.ToString();
        return header.Length == 0 ? CallerCheck.Refused(ApiError.NoCredential)
            : header == Bot + SimulatorCredentials.Token ? CallerCheck.Good(SimulatorCredentials.Token)
            : CallerCheck.Refused(ApiError.WrongCredential);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, int code, string message) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, 0, "You are being rate limited."),
            ApiError.NotFound when detail == "message" => (404, 10008, "Unknown Message"),
            ApiError.NotFound => (404, 10003, "Unknown Channel"),
            ApiError.BadRequest => (400, 50035, "Invalid Form Body"),
            _ => (401, 0, "401: Unauthorized"),
        };
        if (call.Status is 401 or 429 && call.Simulator.Options.WithLimits && !_invalid.Take(call.Now, 1, null).Allowed)
        {
            call.Status = 429;
            call.Text("text/plain", "error code: 1015");
            return;
        }

        if (call.Status != 429)
        {
            DialectJson.Write(call, new { message, code });
            return;
        }

        double wait = (call.BlockedUntil - call.Now)?.TotalSeconds ?? (error == ApiError.RateLimited ? 1 - (call.Now.Millisecond / 1000.0) : 60.5);
        call.Header("Retry-After", (long)Math.Ceiling(wait));
        call.Header("X-RateLimit-Global", "true");
        call.Header("X-RateLimit-Scope", "global");
        DialectJson.Write(call, new { message, retry_after = wait, global = true });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        double after = (verdict.ResetAt - call.Now).TotalSeconds;
        call.Header("X-RateLimit-Limit", verdict.Limit);
        call.Header("X-RateLimit-Remaining", verdict.Remaining);
        call.Header("X-RateLimit-Reset", verdict.ResetAt.ToUnixTimeSeconds());
        call.Header("X-RateLimit-Reset-After", after.ToString("0.###", CultureInfo.InvariantCulture));
        call.Header("X-RateLimit-Bucket", "5f1c0de5f1c0de5f");
    }

    private static void Messages(SimulatorCall call)
    {
        if (!call.World.Spec.Sections.Contains(call.Route("channel")))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        int take = call.Number("limit", 50);
        if (take is < 1 or > 100)
        {
            call.Fail(ApiError.BadRequest, "limit");
            return;
        }

        WorldSelection messages = call.World.Select(new() { Section = call.Route("channel") });
        // before, after and around exclude each other; after gives the page right above, the newest first all the same.
        IReadOnlyList<WorldItem> page = call.Query("after") is { } after && call.Query("before") is null
            ? [.. call.Page(messages.Oldest(call.Now, Below(call, after) - (call.World.Find(after) is null ? 1 : 0)), take).Items.Reverse()]
            : call.Page(messages.Newest(call.Now, call.Query("before") is { } before ? Below(call, before) : int.MaxValue), take).Items;
        DialectJson.WriteFilled(call, page.Select(i => Message(call, i)).ToArray());
    }

    private static void One(SimulatorCall call)
    {
        if (!call.World.Spec.Sections.Contains(call.Route("channel")))
        {
            call.Fail(ApiError.NotFound);
        }
        else if (call.World.Find(call.Route("message")) is { } message && message.Section == call.Route("channel") && message.IsVisible(call.Now))
        {
            DialectJson.WriteFilled(call, Message(call, message));
        }
        else
        {
            call.Fail(ApiError.NotFound, "message");
        }
    }

    private static int Below(SimulatorCall call, string id) => call.World.Spec.Ids.LowerBound(call.World.Items, id);

    private static object Message(SimulatorCall call, WorldItem item)
    {
        bool answers = item.Parent is not null;
        return new
        {
            type = answers ? 19 : 0,
            content = item.Text(call.Now),
            mentions = Array.Empty<object>(),
            mention_roles = Array.Empty<object>(),
            attachments = item.Image is null ? Array.Empty<object>() : [new { id = $"{item.Number}", filename = "picture.jpg", size = 40_000, url = item.Image, proxy_url = item.Image, content_type = "image/jpeg" }],
            embeds = Array.Empty<object>(),
            timestamp = Time(item.CreatedAt),
            edited_timestamp = item.EditedAt <= call.Now ? Time(item.EditedAt.Value) : null,
            flags = 0,
            components = Array.Empty<object>(),
            id = item.Id,
            channel_id = item.Section,
            author = new { id = item.Author.Id, username = item.Author.Handle, global_name = item.Author.Name, discriminator = "0", bot = false },
            pinned = false,
            mention_everyone = false,
            tts = false,
            reactions = item.Likes(call.Now) == 0 ? null : new[] { new { emoji = new { id = (string?)null, name = "👍" }, count = item.Likes(call.Now), me = false } },
            message_reference = answers ? new { type = 0, channel_id = item.Section, message_id = item.Parent!.Id } : null,
        };
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
