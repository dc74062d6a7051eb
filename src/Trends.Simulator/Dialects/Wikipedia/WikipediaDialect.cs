using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Wikipedia;

/// <summary>Wikipedia's page views: of one article, and the most viewed of a day.</summary>
/// <remarks>After doc.wikimedia.org/generated-data-platform/aqs/analytics-api. No key; a day's views are there on the next day.</remarks>
public sealed class WikipediaDialect : IDialect
{
    private static readonly LimitRule Limit = new RollingWindow("wikipedia", 100, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("wikipedia", new SequenceIds(1)) { HasItems = false }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/rest_v1/metrics/pageviews/per-article/{project}/{access}/{agent}/{article}/{granularity}/{start}/{end}", PerArticle, Limit);
        routes.Get("/api/rest_v1/metrics/pageviews/top/{project}/{access}/{year}/{month}/{day}", Top, Limit);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => CallerCheck.Anonymous;

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string kind, string title) = error switch
        {
            ApiError.NotFound => (404, "not_found", "Not found."),
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "too_many_requests", "Too Many Requests"),
            ApiError.BadRequest => (400, "invalid_request", "Invalid parameters"),
            _ => (403, "forbidden", "Access denied"),
        };
        call.ContentType = "application/problem+json";
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", $"https://mediawiki.org/wiki/HyperSwitch/errors/{kind}");
            json.WriteString("title", title);
            json.WriteString("method", "get");
            json.WriteString("detail", detail);
            json.WriteString("uri", call.Http.Request.Path.Value);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is told.
    }

    private static void PerArticle(SimulatorCall call)
    {
        bool daily = call.Route("granularity") is "daily";
        if ((!daily && call.Route("granularity") != "monthly") || Day(call.Route("start")) is not { } start || Day(call.Route("end")) is not { } end || end < start)
        {
            call.Fail(ApiError.BadRequest, "start timestamp is invalid, must be a valid date in YYYYMMDD format");
            return;
        }

        string name = call.Route("article").Replace('_', ' ');
        WorldTopic? topic = call.World.Topics.FirstOrDefault(t => t.Term.Equals(name, StringComparison.OrdinalIgnoreCase) && t.Language == Language(call));
        DateTimeOffset today = new(call.Now.UtcDateTime.Date, TimeSpan.Zero);
        DateTimeOffset last = end < today ? end.AddDays(1) : today;
        List<(DateTimeOffset At, int Views)> days = topic is null || call.Faults.Has(Faults.FaultKind.Empty)
            ? []
            : [.. call.Simulator.World.Signals.Series(call.Platform, Region(call), topic, start, last, TimeSpan.FromDays(1))];
        if (days.Count == 0)
        {
            call.Fail(ApiError.NotFound, "The date(s) you used are valid, but we either do not have data for those date(s), or the project you asked for is not loaded yet.");
            return;
        }

        if (!daily)
        {
            days = [.. days.GroupBy(d => new DateTimeOffset(d.At.Year, d.At.Month, 1, 0, 0, 0, TimeSpan.Zero)).Select(m => (m.Key, m.Sum(d => d.Views)))];
        }

        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach ((DateTimeOffset at, int views) in days)
            {
                json.WriteStartObject();
                json.WriteString("project", call.Route("project"));
                json.WriteString("article", call.Route("article"));
                json.WriteString("granularity", call.Route("granularity"));
                json.WriteString("timestamp", at.ToString("yyyyMMdd'00'", CultureInfo.InvariantCulture));
                json.WriteString("access", call.Route("access"));
                json.WriteString("agent", call.Route("agent"));
                json.WriteNumber("views", views);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Top(SimulatorCall call)
    {
        string year = call.Route("year");
        string month = call.Route("month");
        string day = call.Route("day");
        if (Day(year + month + day) is not { } date || date.AddDays(1) > call.Now)
        {
            call.Fail(ApiError.NotFound, "The date(s) you used are valid, but we either do not have data for those date(s), or the project you asked for is not loaded yet.");
            return;
        }

        IEnumerable<TrendSignal> signals = call.Faults.Has(Faults.FaultKind.Empty)
            ? []
            : call.Simulator.World.Signals.Top(call.Platform, Region(call), date.AddHours(23), 1000).Where(s => s.Topic.Language == Language(call));
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            json.WriteStartObject();
            json.WriteString("project", call.Route("project"));
            json.WriteString("access", call.Route("access"));
            json.WriteString("year", year);
            json.WriteString("month", month);
            json.WriteString("day", day);
            Articles(json, signals);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Articles(Utf8JsonWriter json, IEnumerable<TrendSignal> signals)
    {
        int rank = 0;
        json.WriteStartArray("articles");
        foreach (TrendSignal signal in signals)
        {
            json.WriteStartObject();
            json.WriteString("article", signal.Topic.Term.Replace(' ', '_'));
            json.WriteNumber("views", signal.Volume);
            json.WriteNumber("rank", ++rank);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Language(SimulatorCall call) => call.Route("project").StartsWith("ko.", StringComparison.Ordinal) ? "ko" : "en";

    private static string Region(SimulatorCall call) => Language(call) == "ko" ? "KR" : "US";

    // Days are written with or without an hour: 20260801 or 2026080100.
    private static DateTimeOffset? Day(string text) =>
        DateTimeOffset.TryParseExact(text.Length == 10 ? text[..8] : text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day) ? day : null;
}
