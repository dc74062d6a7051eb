using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Gdelt;

/// <summary>GDELT's DOC 2.0 search of the world's news: lists of articles, and how much of all news matches.</summary>
/// <remarks>
/// After blog.gdeltproject.org/gdelt-doc-2-0-api-debuts. No credential; one call every five seconds. At most 250 articles, no pages; times are cut to
/// quarters of an hour; the last three months. What is wrong with a query is said as plain text with status 200.
/// </remarks>
public sealed class GdeltDialect : IDialect
{
    private const int RecordsMost = 250;
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly TimeSpan Reach = TimeSpan.FromDays(92);
    private static readonly LimitRule Limit = new Spacing("gdelt", TimeSpan.FromSeconds(5));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("gdelt", new LinkIds(100_000, static i => $"https://news{i.AuthorIndex % 30}.example.com/story/")) { TopKind = ItemKind.Article, KoreanShare = 0.4 }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/v2/doc/doc", Doc, Limit);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => CallerCheck.Anonymous;

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        bool tooMany = error is ApiError.RateLimited or ApiError.QuotaExceeded;
        call.Status = tooMany ? 429 : 200;
        call.Text("text/html; charset=utf-8", tooMany ? "Please limit requests to one every 5 seconds or contact us for larger queries." : detail);
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is told.
    }

    private static void Doc(SimulatorCall call)
    {
        if (call.Query("query") is not { Length: > 2 } query)
        {
            call.Fail(ApiError.BadRequest, "The specified phrase is too short.");
            return;
        }

        DateTimeOffset to = Moment(call, "enddatetime") ?? call.Now;
        DateTimeOffset from = Moment(call, "startdatetime") ?? call.Now - Reach;
        if (to <= from || from < call.Now - Reach)
        {
            call.Fail(ApiError.BadRequest, "Invalid query start date.");
            return;
        }

        // A phrase stands between quotes; words without are looked for one by one.
        WorldSelection selection = call.World.Select(new() { Text = query.Replace("\"", "", StringComparison.Ordinal), TopOnly = true });
        IEnumerable<WorldItem> found = selection.Newest(call.Now).Where(i => Seen(i) >= from && Seen(i) <= to);
        switch (call.Query("mode")?.ToUpperInvariant())
        {
            case "TIMELINEVOL":
                Timeline(call, [.. found], query, from, to);
                break;
            default:
                Articles(call, found);
                break;
        }
    }

    private static void Articles(SimulatorCall call, IEnumerable<WorldItem> found)
    {
        int take = Math.Clamp(call.Number("maxrecords", 75), 1, RecordsMost);
        IReadOnlyList<WorldItem> page = call.Page(call.Query("sort")?.ToUpperInvariant() == "DATEASC" ? found.Reverse() : found, take).Items;
        call.Json(json =>
        {
            json.WriteStartObject();
            // Without a match there is no list either.
            if (page.Count > 0)
            {
                json.WriteStartArray("articles");
                foreach (WorldItem item in page)
                {
                    Article(json, item);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        });
    }

    private static void Article(Utf8JsonWriter json, WorldItem item)
    {
        json.WriteStartObject();
        json.WriteString("url", item.Id);
        json.WriteString("url_mobile", "");
        json.WriteString("title", item.Title);
        json.WriteString("seendate", Seen(item).ToString(Stamp, CultureInfo.InvariantCulture));
        json.WriteString("socialimage", item.Image ?? "");
        json.WriteString("domain", new Uri(item.Id).Host);
        json.WriteString("language", item.Language == "ko" ? "Korean" : "English");
        json.WriteString("sourcecountry", item.Language == "ko" ? "South Korea" : "United States");
        json.WriteEndObject();
    }

    private static void Timeline(SimulatorCall call, List<WorldItem> found, string query, DateTimeOffset from, DateTimeOffset to)
    {
        // Longer stretches come in coarser steps.
        (TimeSpan step, string name) = (to - from).TotalDays switch
        {
            < 3 => (TimeSpan.FromMinutes(15), "15m"),
            < 7 => (TimeSpan.FromHours(1), "hour"),
            _ => (TimeSpan.FromDays(1), "day"),
        };
        ILookup<long, WorldItem> matches = found.ToLookup(i => Seen(i).UtcTicks / step.Ticks);
        ILookup<long, WorldItem> all = call.World.Select(new() { TopOnly = true }).Newest(call.Now).ToLookup(i => Seen(i).UtcTicks / step.Ticks);
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("query_details");
            json.WriteString("title", query);
            json.WriteString("date_resolution", name);
            json.WriteEndObject();
            json.WriteStartArray("timeline");
            json.WriteStartObject();
            json.WriteString("series", "Volume Intensity");
            json.WriteStartArray("data");
            for (long at = from.UtcTicks / step.Ticks; at <= to.UtcTicks / step.Ticks; at++)
            {
                int total = all[at].Count();
                json.WriteStartObject();
                json.WriteString("date", new DateTimeOffset(at * step.Ticks, TimeSpan.Zero).ToString(Stamp, CultureInfo.InvariantCulture));
                json.WriteNumber("value", total == 0 ? 0 : Math.Round(100.0 * matches[at].Count() / total, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    // When the monitor saw the article, not what the article says of itself; in quarters of an hour.
    private static DateTimeOffset Seen(WorldItem item)
    {
        long quarter = TimeSpan.FromMinutes(15).Ticks;
        return new(item.VisibleFrom.UtcTicks / quarter * quarter, TimeSpan.Zero);
    }

    private static DateTimeOffset? Moment(SimulatorCall call, string name) =>
        DateTimeOffset.TryParseExact(call.Query(name), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;
}
