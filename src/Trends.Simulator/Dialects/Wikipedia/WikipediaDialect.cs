using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Wikipedia;

/// <summary>Wikimedia's page views: of an article by day, and the most viewed articles of a day.</summary>
/// <remarks>
/// After doc.wikimedia.org/generated-data-platform/aqs/analytics-api. No credential; clients name themselves. There is no fixed limit. What has no
/// figures is an error 404, whether the article does not exist, nobody looked at it, or the day is not loaded yet.
/// </remarks>
public sealed class WikipediaDialect : IDialect
{
    private const string NoData = "The date(s) you used are valid, but we either do not have data for those date(s), or the project you asked for is not loaded yet. Please check documentation for more information.";

    // A day's figures are there some hours after its end.
    private static readonly TimeSpan Loading = TimeSpan.FromHours(8);

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("wikipedia", new SequenceIds(1)) { HasItems = false }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/rest_v1/metrics/pageviews/per-article/{project}/{access}/{agent}/{article}/{granularity}/{start}/{end}", Article);
        routes.Get("/api/rest_v1/metrics/pageviews/top/{project}/{access}/{year}/{month}/{day}", Top);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => CallerCheck.Anonymous;

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string title, string words) = error switch
        {
            ApiError.BadRequest => (400, "Bad Request", detail),
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "Too Many Requests", "Too many requests"),
            _ => (404, "Not Found", detail.Length > 0 ? detail : NoData),
        };
        call.ContentType = "application/problem+json";
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("status", call.Status);
            json.WriteString("type", "about:blank");
            json.WriteString("title", title);
            json.WriteString("method", "get");
            json.WriteString("detail", words);
            json.WriteString("uri", call.Http.Request.Path.Value![(call.Platform.Length + 1)..]);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is limited.
    }

    private static void Article(SimulatorCall call)
    {
        DateTimeOffset? from = Day(call.Route("start"));
        DateTimeOffset? to = Day(call.Route("end"));
        if (call.Route("granularity") is not ("daily" or "monthly") || call.Route("agent") is not ("all-agents" or "user" or "spider" or "automated") || !IsAccess(call))
        {
            call.Fail(ApiError.NotFound, "invalid route");
            return;
        }

        if (from is null || to is null || to < from)
        {
            call.Fail(ApiError.BadRequest, from is null ? "start timestamp is invalid, must be a valid date in YYYYMMDD format" : "end timestamp is invalid, must be a valid date in YYYYMMDD format");
            return;
        }

        string article = Uri.UnescapeDataString(call.Route("article"));
        WorldTopic? topic = call.World.Topics.FirstOrDefault(t => t.Term.Replace(' ', '_').Equals(article, StringComparison.OrdinalIgnoreCase));
        List<(DateTimeOffset Day, long Views)> days = topic is null || call.Faults.Has(Faults.FaultKind.Empty)
            ? []
            : [.. Days(from.Value, to.Value).Where(d => IsLoaded(call, d)).Select(d => (d, Views(call, topic, d))).Where(d => d.Item2 > 0)];
        if (days.Count == 0)
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach ((DateTimeOffset day, long views) in days)
            {
                json.WriteStartObject();
                json.WriteString("project", call.Route("project").Replace(".org", "", StringComparison.Ordinal));
                json.WriteString("article", article);
                json.WriteString("granularity", "daily");
                json.WriteString("timestamp", day.ToString("yyyyMMdd'00'", CultureInfo.InvariantCulture));
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
        if (Day($"{call.Route("year")}{call.Route("month")}{call.Route("day")}") is not { } day || !IsAccess(call))
        {
            call.Fail(ApiError.NotFound, "invalid route");
            return;
        }

        if (!IsLoaded(call, day))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        // The main page is always the first.
        (string Article, long Views)[] articles =
        [
            ("Main_Page", 1_000_000),
            .. call.World.Topics.Select(t => (Article: t.Term.Replace(' ', '_'), Views: Views(call, t, day))).Where(a => a.Views > 0).OrderByDescending(a => a.Views),
        ];
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            json.WriteStartObject();
            json.WriteString("project", call.Route("project").Replace(".org", "", StringComparison.Ordinal));
            json.WriteString("access", call.Route("access"));
            json.WriteString("year", call.Route("year"));
            json.WriteString("month", call.Route("month"));
            json.WriteString("day", call.Route("day"));
            Ranked(json, articles);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Ranked(Utf8JsonWriter json, (string Article, long Views)[] articles)
    {
        json.WriteStartArray("articles");
        for (int i = 0; i < articles.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("article", articles[i].Article);
            json.WriteNumber("views", articles[i].Views);
            json.WriteNumber("rank", i + 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool IsAccess(SimulatorCall call) => call.Route("access") is "all-access" or "desktop" or "mobile-app" or "mobile-web";

    private static bool IsLoaded(SimulatorCall call, DateTimeOffset day) => day.AddDays(1) + Loading <= call.Now && day >= new DateTimeOffset(2015, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static IEnumerable<DateTimeOffset> Days(DateTimeOffset from, DateTimeOffset to)
    {
        for (DateTimeOffset day = from; day <= to; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static long Views(SimulatorCall call, WorldTopic topic, DateTimeOffset day)
    {
        string region = call.Route("project").StartsWith("ko.", StringComparison.Ordinal) ? "KR" : "US";
        return Enumerable.Range(0, 24).Sum(h => (long)call.Simulator.World.Signals.Volume("wikipedia", region, topic, day.AddHours(h)));
    }

    // YYYYMMDD, or YYYYMMDDHH whose hour counts for nothing here.
    private static DateTimeOffset? Day(string text) =>
        text.Length is 8 or 10 && DateTimeOffset.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day) ? day : null;
}
