using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Dailymotion;

/// <summary>Dailymotion's Platform API: search over public videos. Public data needs no key.</summary>
/// <remarks>
/// After developers.dailymotion.com/api and /api/platform-api/reference: /videos, "Fields", "Response", "Errors". Only the fields that are asked for come; a search
/// reaches 1,000 videos. The documentation names no numbers for its limits. The service sets all times itself.
/// </remarks>
public sealed class DailymotionDialect : IDialect
{
    private const int SearchReach = 1000;

    private static readonly LimitRule[] Limits = [new FixedWindow("dailymotion", 1000, TimeSpan.FromMinutes(1))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("dailymotion", new SequenceIds(
            19_000_000_000,
            static key => $"x{Base36.Write(key)}",
            static id => id.StartsWith('x') ? Base36.Read(id[1..]) : null)) { AuthorId = static (bits, _) => $"x{Base36.Write((long)(bits % 2_000_000_000))}" },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/videos", Search, Limits);
        routes.Get("/video/{id}", Video, Limits);
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
        (call.Status, string type, string message) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (403, "access_forbidden", "You have reached your API rate limit"),
            ApiError.NotFound => (404, "not_found", "This object does not exist"),
            ApiError.BadRequest => (400, "invalid_parameter", detail),
            _ => (401, "invalid_token", "Invalid access token"),
        };
        DialectJson.WriteFilled(call, new { error = new { code = call.Status, message, type } });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static void Search(SimulatorCall call)
    {
        PlatformWorld world = call.World;
        int take = call.Number("limit", 10);
        int number = call.Number("page", 1);
        if (take is < 1 or > 100 || number is < 1 or > 100)
        {
            call.Fail(ApiError.BadRequest, take is < 1 or > 100 ? "`limit' must be between 1 and 100" : "`page' must be between 1 and 100");
            return;
        }

        int above = Seconds(call, "created_after") is { } from ? world.NumberAt(from) - 1 : -1;
        int below = Seconds(call, "created_before") is { } to ? world.NumberAt(to) : int.MaxValue;
        WorldSelection selection = world.Select(new() { Text = call.Query("search"), Tag = call.Query("tags"), TopOnly = true });
        WorldItem[] found = call.Query("sort") == "recent"
            ? [.. selection.Newest(call.Now, below, above)]
            : [.. selection.MostLiked(call.Now).Where(i => i.Number > above && i.Number < below)];
        WorldPage page = call.Page(found.Take(SearchReach).Skip((number - 1) * take), take);
        DialectJson.Write(call, new
        {
            page = number,
            limit = take,
            @explicit = false,
            total = Math.Min(found.Length, SearchReach),
            has_more = page.HasMore,
            list = page.Items.Select(i => Fields(call, i)).ToArray(),
        });
    }

    private static void Video(SimulatorCall call)
    {
        if (call.FindVisible("id") is { } video)
        {
            DialectJson.Write(call, Fields(call, video));
        }
    }

    private static Dictionary<string, object?> Fields(SimulatorCall call, WorldItem item) =>
        (call.Query("fields") ?? "id,title,channel,owner").Split(',').Select(f => f.Trim()).Distinct().ToDictionary(f => f, f => Field(call, item, f));

    private static object? Field(SimulatorCall call, WorldItem item, string field) => field switch
    {
        "id" => item.Id,
        "title" => item.Title,
        "description" => DialectText.Escape(item.Text(call.Now)),
        "channel" => "news",
        "created_time" => item.CreatedAt.ToUnixTimeSeconds(),
        "owner" or "owner.id" => item.Author.Id,
        "owner.screenname" => item.Author.Name,
        "owner.username" => item.Author.Handle,
        "url" => $"https://www.dailymotion.com/video/{item.Id}",
        "language" => item.Language,
        "views_total" => item.Views(call.Now),
        "tags" => item.Tags,
        "duration" => 30 + (item.Number % 900),
        "thumbnail_720_url" => item.Image ?? $"https://media.example.com/dailymotion/{item.Number}.jpg",
        _ => null,
    };

    private static DateTimeOffset? Seconds(SimulatorCall call, string name) =>
        long.TryParse(call.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
