using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Twitch;

/// <summary>Twitch Helix: live streams, videos and clips of a game, and channels by words.</summary>
/// <remarks>
/// After dev.twitch.tv/docs/api/reference (Get Streams, Get Videos, Get Clips, Search Channels), /docs/api/guide#twitch-rate-limits and
/// /docs/authentication/getting-tokens-oauth#client-credentials-grant-flow. A client has 800 points that fill up in a minute. What was made within the last day is
/// live here; every item is a video and has a clip. The service sets all times itself.
/// </remarks>
public sealed class TwitchDialect : IDialect
{
    private const string ClipPrefix = "SimulatorClip";
    private const int IdsMost = 100;
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(58);
    private static readonly LimitRule[] Limits = [new TokenBucket("twitch/helix", 800, TimeSpan.FromMinutes(1))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("twitch", new SequenceIds(2_300_000_000)) { Sections = ["509658", "21779"], AuthorId = static (bits, _) => $"{20_000_000 + (bits % 900_000_000)}" }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.PostOpen("/oauth2/token", Token);
        routes.Get("/helix/streams", Streams, Limits);
        routes.Get("/helix/videos", Videos, Limits);
        routes.Get("/helix/clips", Clips, Limits);
        routes.Get("/helix/search/channels", Channels, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Bearer() is not { } token)
        {
            return CallerCheck.Refused(ApiError.NoCredential);
        }

        return call.Http.Request.Headers["Client-Id"].ToString() != SimulatorCredentials.ClientId ? CallerCheck.Refused(ApiError.WrongCredential)
            : token == SimulatorCredentials.Token || call.Simulator.Tokens.IsGood(call.Platform, token, call.Now) == true ? CallerCheck.Good(SimulatorCredentials.ClientId)
            : CallerCheck.Refused(ApiError.TokenExpired);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string title, string message) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "Too Many Requests", "Rate limit exceeded"),
            ApiError.BadRequest => (400, "Bad Request", detail),
            ApiError.NotFound => (404, "Not Found", detail),
            ApiError.NoCredential => (401, "Unauthorized", "OAuth token is missing"),
            ApiError.WrongCredential => (401, "Unauthorized", "Client ID and OAuth token do not match"),
            _ => (401, "Unauthorized", "Invalid OAuth token"),
        };
        DialectJson.Write(call, new { error = title, status = call.Status, message });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Header("Ratelimit-Limit", verdict.Limit);
        call.Header("Ratelimit-Remaining", verdict.Remaining);
        call.Header("Ratelimit-Reset", verdict.ResetAt.ToUnixTimeSeconds());
    }

    private static void Token(SimulatorCall call)
    {
        bool known = call.Posted("client_id") == SimulatorCredentials.ClientId;
        if (!known || call.Posted("client_secret") != SimulatorCredentials.ClientSecret || call.Posted("grant_type") != "client_credentials")
        {
            call.Status = known ? 403 : 400;
            DialectJson.Write(call, new { status = call.Status, message = known ? "invalid client secret" : "invalid client" });
            return;
        }

        DialectJson.Write(call, new { access_token = call.Simulator.Tokens.Issue(call.Platform, call.Now + TokenLife), expires_in = (long)TokenLife.TotalSeconds, token_type = "bearer" });
    }

    private static void Streams(SimulatorCall call)
    {
        IEnumerable<WorldItem> live = Of(call, out _).Newest(call.Now, above: call.World.NumberAt(call.Now.AddDays(-1)) - 1).OrderByDescending(i => i.FinalLikes);
        Write(call, live, i => new
        {
            id = i.Id,
            user_id = i.Author.Id,
            user_login = i.Author.Handle,
            user_name = i.Author.Name,
            game_id = i.Section,
            game_name = $"Game {i.Section}",
            type = "live",
            title = Words(call, i),
            tags = i.Tags,
            viewer_count = i.Views(call.Now),
            started_at = DialectText.IsoSeconds(i.CreatedAt),
            language = i.Language,
            thumbnail_url = $"https://media.example.com/twitch/{i.Number}-{{width}}x{{height}}.jpg",
            tag_ids = Array.Empty<string>(),
            is_mature = false,
        });
    }

    private static void Videos(SimulatorCall call)
    {
        WorldSelection selection = Of(call, out bool named);
        if (!named)
        {
            call.Fail(ApiError.BadRequest, "The id, game_id, or user_id query parameter is required.");
            return;
        }

        IEnumerable<WorldItem> videos = ById(call, "") is { } asked ? asked : call.Query("sort") is "views" or "trending" ? selection.MostLiked(call.Now) : selection.Newest(call.Now);
        Write(call, videos, i => new
        {
            id = i.Id,
            stream_id = (string?)null,
            user_id = i.Author.Id,
            user_login = i.Author.Handle,
            user_name = i.Author.Name,
            title = i.Title,
            description = i.Text(call.Now),
            created_at = DialectText.IsoSeconds(i.CreatedAt),
            published_at = DialectText.IsoSeconds(i.CreatedAt),
            url = $"https://www.twitch.tv/videos/{i.Id}",
            thumbnail_url = $"https://media.example.com/twitch/{i.Number}-%{{width}}x%{{height}}.jpg",
            viewable = "public",
            view_count = i.Views(call.Now),
            language = i.Language,
            type = "archive",
            duration = "1h8m33s",
            muted_segments = (object?)null,
        });
    }

    private static void Clips(SimulatorCall call)
    {
        WorldSelection selection = Of(call, out bool named);
        if (!named)
        {
            call.Fail(ApiError.BadRequest, "The id or game_id or broadcaster_id query parameter is required.");
            return;
        }

        // The most seen first; an end that is not given is a week after the start.
        DateTimeOffset? from = call.Moment("started_at");
        DateTimeOffset? to = call.Moment("ended_at") ?? from?.AddDays(7);
        int above = from is { } start ? call.World.NumberAt(start) - 1 : -1;
        int below = to is { } end ? call.World.NumberAt(end) : int.MaxValue;
        Write(call, ById(call, ClipPrefix) ?? selection.MostLiked(call.Now).Where(i => i.Number > above && i.Number < below), i => new
        {
            id = $"SimulatorClip{i.Id}",
            url = $"https://clips.twitch.tv/SimulatorClip{i.Id}",
            embed_url = $"https://clips.twitch.tv/embed?clip=SimulatorClip{i.Id}",
            broadcaster_id = i.Author.Id,
            broadcaster_name = i.Author.Name,
            creator_id = i.Author.Id,
            creator_name = i.Author.Name,
            video_id = i.Id,
            game_id = i.Section,
            language = i.Language,
            title = Words(call, i),
            view_count = i.Views(call.Now),
            created_at = DialectText.IsoSeconds(i.CreatedAt),
            thumbnail_url = $"https://media.example.com/twitch/{i.Number}-preview.jpg",
            duration = 12.9,
            vod_offset = (int?)null,
            is_featured = false,
        });
    }

    private static void Channels(SimulatorCall call)
    {
        if (call.Query("query") is not { } words)
        {
            call.Fail(ApiError.BadRequest, "Missing required parameter \"query\"");
            return;
        }

        IEnumerable<WorldItem> channels = call.World.Select(new() { Text = words, TopOnly = true }).Newest(call.Now).DistinctBy(i => i.Author.Index);
        Write(call, channels, i => new
        {
            broadcaster_language = i.Language,
            broadcaster_login = i.Author.Handle,
            display_name = i.Author.Name,
            game_id = i.Section,
            game_name = $"Game {i.Section}",
            id = i.Author.Id,
            is_live = false,
            tag_ids = Array.Empty<string>(),
            tags = i.Tags,
            thumbnail_url = "https://media.example.com/avatar.png",
            title = Words(call, i),
            started_at = "",
        });
    }

    // Ids that are not known are left out without a word.
    private static IEnumerable<WorldItem>? ById(SimulatorCall call, string prefix) => call.Query("id") is null ? null
        : call.Http.Request.Query["id"].OfType<string>().Where(id => id.StartsWith(prefix, StringComparison.Ordinal))
            .Select(id => call.World.Find(id[prefix.Length..])).OfType<WorldItem>().Where(i => i.IsVisible(call.Now)).Distinct();

    // A stream has a title and no text: both stand in it.
    private static string Words(SimulatorCall call, WorldItem item) => $"{item.Title} | {item.Text(call.Now)}";

    private static WorldSelection Of(SimulatorCall call, out bool named)
    {
        string? game = call.Query("game_id");
        string? user = call.Query("user_id") ?? call.Query("broadcaster_id");
        named = game is not null || user is not null || call.Query("id") is not null;
        return call.World.Select(new() { Section = game, AuthorIndex = user is null ? null : call.World.FindAuthor(user)?.Index ?? -1, TopOnly = true });
    }

    private static void Write(SimulatorCall call, IEnumerable<WorldItem> items, Func<WorldItem, object> write)
    {
        // The size of a page is for lists, not for ids.
        int take = call.Query("id") is null ? call.Number("first", 20) : call.Http.Request.Query["id"].Count <= IdsMost ? IdsMost : 0;
        int skip = call.Query("after") is { } token ? DialectText.ReadToken('t', token) ?? -1 : 0;
        if (take is < 1 or > 100 || skip < 0)
        {
            call.Fail(ApiError.BadRequest, skip < 0 ? "Invalid cursor." : "The value in the first query parameter must be between 1 and 100.");
            return;
        }

        WorldPage page = call.Page(items.Skip(skip), take);
        object[] data = [.. page.Items.Select(write)];
        if (page.HasMore)
        {
            DialectJson.Write(call, new { data, pagination = new { cursor = DialectText.Token('t', skip + take) } });
        }
        else
        {
            DialectJson.Write(call, new { data, pagination = new { } });
        }
    }
}
