using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.X;

/// <summary>X: recent search, counts, trends and the filtered stream of the v2 API.</summary>
/// <remarks>After docs.x.com: /x-api/posts/search-recent-posts, /x-api/posts/get-count-of-recent-posts, /x-api/trends/get-trends-by-woeid, /x-api/posts/get-posts-by-ids, /x-api/posts/filtered-stream/introduction, /fundamentals/rate-limits.</remarks>
public sealed class XDialect : IDialect
{
    private const int QueryMost = 512;
    private static readonly TimeSpan Reach = TimeSpan.FromDays(7);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly XStream _stream = new();

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("x", new SnowflakeIds(bits: 22, epochMilliseconds: 1_288_834_974_657)) { CommentShare = 0.35, AuthorId = static (bits, _) => $"1{bits % 1_000_000_000_000_000_000:D18}" }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/2/tweets", Lookup, new FixedWindow("x/lookup", 3500, Window));
        routes.Get("/2/tweets/search/recent", Search, new FixedWindow("x/search", 450, Window));
        routes.Get("/2/tweets/counts/recent", Counts, new FixedWindow("x/counts", 300, Window));
        routes.Get("/2/tweets/search/stream/rules", _stream.List, new FixedWindow("x/rules", 450, Window));
        routes.Post("/2/tweets/search/stream/rules", _stream.Change, new FixedWindow("x/rules-changes", 100, Window));
        routes.Live("/2/tweets/search/stream", _stream.SendAsync, new FixedWindow("x/stream", 50, Window));
        routes.Get("/2/trends/by/woeid/{woeid}", Trends, new FixedWindow("x/trends", 75, Window));
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Bearer() switch
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
        call.ContentType = "application/problem+json; charset=utf-8";
        if (error == ApiError.BadRequest)
        {
            call.Status = 400;
            call.Json(json => InvalidRequest(json, detail));
            return;
        }

        (call.Status, string title) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "Too Many Requests"),
            ApiError.NotFound => (404, "Not Found Error"),
            _ => (401, "Unauthorized"),
        };
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteString("type", "about:blank");
            json.WriteNumber("status", call.Status);
            json.WriteString("detail", title);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Header("x-rate-limit-limit", verdict.Limit);
        call.Header("x-rate-limit-remaining", verdict.Remaining);
        call.Header("x-rate-limit-reset", verdict.ResetAt.ToUnixTimeSeconds());
    }

    private static void InvalidRequest(Utf8JsonWriter json, string message)
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteStartObject("parameters");
        json.WriteEndObject();
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("title", "Invalid Request");
        json.WriteString("detail", "One or more parameters to your request was invalid.");
        json.WriteString("type", "https://api.twitter.com/2/problems/invalid-request");
        json.WriteEndObject();
    }

    private static void Search(SimulatorCall call)
    {
        int take = call.Number("max_results", 10);
        if (take is < 10 or > 100)
        {
            call.Fail(ApiError.BadRequest, $"The `max_results` query parameter value [{take}] is not between 10 and 100");
            return;
        }

        if (Range(call) is not var (selection, query, below, above))
        {
            return;
        }

        if ((call.Query("next_token") ?? call.Query("pagination_token")) is { } token)
        {
            if (DialectText.ReadToken('x', token) is not int next)
            {
                call.Fail(ApiError.BadRequest, $"The `next_token` query parameter value [{token}] is not valid");
                return;
            }

            below = Math.Min(below, next);
        }

        IEnumerable<WorldItem> items = selection.Newest(call.Now, below, above).Where(query.Matches);
        WorldPage page = call.Page(items, take);
        call.Json(json => XJson.Page(json, call, page));
    }

    private static void Lookup(SimulatorCall call)
    {
        string[] ids = call.Query("ids")?.Split(',') ?? [];
        if (ids.Length is 0 or > 100 || !ids.All(id => long.TryParse(id, out _)))
        {
            call.Fail(ApiError.BadRequest, "The `ids` query parameter must hold 1 to 100 ids");
            return;
        }

        // Each that is not there is told of beside those that are.
        WorldItem[] found = [.. ids.Select(call.World.Find).OfType<WorldItem>().Where(i => i.IsVisible(call.Now))];
        WorldPage page = call.Page(found, ids.Length);
        call.Json(json => XJson.Lookup(json, call, page, [.. ids.Except(found.Select(i => i.Id))]));
    }

    private static void Counts(SimulatorCall call)
    {
        TimeSpan step = call.Query("granularity") switch
        {
            "minute" => TimeSpan.FromMinutes(1),
            "day" => TimeSpan.FromDays(1),
            _ => TimeSpan.FromHours(1),
        };
        if (Range(call) is not var (selection, query, below, above))
        {
            return;
        }

        DateTimeOffset to = call.Moment("end_time") ?? call.Now;
        DateTimeOffset from = call.Moment("start_time") ?? call.Now - Reach;
        Dictionary<long, int> counts = [];
        int total = 0;
        foreach (WorldItem item in selection.Newest(call.Now, below, above).Where(query.Matches))
        {
            counts[item.CreatedAt.UtcTicks / step.Ticks] = counts.GetValueOrDefault(item.CreatedAt.UtcTicks / step.Ticks) + 1;
            total++;
        }

        call.Json(json => XJson.Counts(json, counts, total, from, to, step));
    }

    private static void Trends(SimulatorCall call)
    {
        string? region = call.Route("woeid") switch
        {
            "1" or "23424868" or "1132599" => "KR",
            "23424977" => "US",
            _ => null,
        };
        if (region is null)
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        int take = Math.Clamp(call.Number("max_trends", 20), 1, 50);
        IReadOnlyList<TrendSignal> signals = call.Simulator.World.Signals.Top("x", region, call.Now, take);
        call.Json(json => XJson.Trends(json, signals));
    }

    // What the query and the time and id bounds leave.
    private static (WorldSelection Selection, XQuery Query, int Below, int Above)? Range(SimulatorCall call)
    {
        if (call.Query("query") is not { } text)
        {
            call.Fail(ApiError.BadRequest, "The `query` query parameter can not be empty");
            return null;
        }

        if (text.Length > QueryMost)
        {
            call.Fail(ApiError.BadRequest, $"The `query` query parameter is longer than {QueryMost} characters");
            return null;
        }

        DateTimeOffset earliest = call.Now - Reach;
        if (call.Moment("start_time") is { } start && start < earliest)
        {
            call.Fail(ApiError.BadRequest, string.Create(CultureInfo.InvariantCulture, $"Invalid 'start_time':'{DialectText.IsoSeconds(start)}'. 'start_time' must be on or after {DialectText.IsoSeconds(earliest)}"));
            return null;
        }

        PlatformWorld world = call.World;
        int above = world.NumberAt(call.Moment("start_time") ?? earliest) - 1;
        // The end is left out, and what is younger than ten seconds is never found.
        DateTimeOffset end = call.Moment("end_time") ?? call.Now;
        int below = world.NumberAt(end < call.Now.AddSeconds(-10) ? end : call.Now.AddSeconds(-10));
        if (call.Query("since_id") is { } since)
        {
            above = Math.Max(above, world.Find(since)?.Number ?? world.Spec.Ids.LowerBound(world.Items, since) - 1);
        }

        if (call.Query("until_id") is { } until)
        {
            below = Math.Min(below, world.Spec.Ids.LowerBound(world.Items, until));
        }

        XQuery query = XQuery.Parse(text, world);
        return (query.Root is { } root ? world.CommentsOf(root) : world.Select(query.Base), query, below, above);
    }
}
