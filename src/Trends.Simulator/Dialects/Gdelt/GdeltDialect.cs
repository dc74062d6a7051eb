using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Gdelt;

/// <summary>GDELT's DOC 2.0 API: a list of articles or a timeline of their number.</summary>
/// <remarks>After blog.gdeltproject.org/gdelt-doc-2-0-api-debuts. One call in five seconds; errors are plain text with status 200; nothing found is <c>{}</c>.</remarks>
public sealed class GdeltDialect : IDialect
{
    private const int Most = 250;

    private static readonly LimitRule Limit = new Spacing("gdelt", TimeSpan.FromSeconds(5));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("gdelt", new LinkIds(0, static i => i.Link[..(i.Link.LastIndexOf('/') + 1)])) { TopKind = ItemKind.Article, LinkEvery = 1, KoreanShare = 0.3 }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/v2/doc/doc", Document, Limit);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => CallerCheck.Anonymous;

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        bool tooFast = error is ApiError.RateLimited or ApiError.QuotaExceeded;
        call.Status = tooFast ? 429 : error == ApiError.BadRequest ? 200 : 403;
        call.Text("text/html; charset=utf-8", tooFast ? "Please limit requests to one every 5 seconds or contact the operator for larger queries." : detail);
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is told.
    }

    private static void Document(SimulatorCall call)
    {
        string query = call.Query("query") ?? "";
        if (query.Length < 3)
        {
            call.Fail(ApiError.BadRequest, "The specified phrase is too short.");
            return;
        }

        DateTimeOffset from = Stamp(call.Query("startdatetime")) ?? call.Now - (Age(call.Query("timespan")) ?? TimeSpan.FromDays(90));
        DateTimeOffset to = Stamp(call.Query("enddatetime")) ?? call.Now;
        IEnumerable<WorldItem> items = Find(call, query, call.World.NumberAt(to.AddSeconds(1)), call.World.NumberAt(from) - 1);
        switch (call.Query("mode")?.ToLowerInvariant())
        {
            case null or "artlist":
                items = call.Query("sort")?.ToLowerInvariant() is "dateasc" ? items.Reverse() : items;
                Articles(call, call.Page(items, Math.Clamp(call.Number("maxrecords", 75), 1, Most)).Items);
                break;
            case "timelinevolraw" or "timelinevol":
                Timeline(call, query, [.. call.Page(items, int.MaxValue - 1).Items], from, to);
                break;
            default:
                call.Fail(ApiError.BadRequest, "Invalid mode.");
                break;
        }
    }

    // Words in quotes or bare, alternatives in brackets, sourcelang: beside them.
    private static IEnumerable<WorldItem> Find(SimulatorCall call, string query, int below, int above)
    {
        string? language = query.Contains("sourcelang:korean", StringComparison.OrdinalIgnoreCase) || query.Contains("sourcelang:kor", StringComparison.OrdinalIgnoreCase) ? "ko"
            : query.Contains("sourcelang:eng", StringComparison.OrdinalIgnoreCase) ? "en"
            : null;
        string words = string.Join(' ', query.Split([' ', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries).Where(w => !w.Contains(':', StringComparison.Ordinal)));
        string[] alternatives = words.Split(" OR ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return alternatives.Length <= 1
            ? Select(words)
            : alternatives.SelectMany(Select).DistinctBy(i => i.Number).OrderByDescending(i => i.Number);

        IEnumerable<WorldItem> Select(string text) =>
            call.World.Select(new() { Text = text.Length == 0 ? null : text, Language = language }).Newest(call.Now, below, above);
    }

    private static void Articles(SimulatorCall call, IReadOnlyList<WorldItem> items) => call.Json(json =>
    {
        json.WriteStartObject();
        if (items.Count > 0)
        {
            json.WriteStartArray("articles");
            foreach (WorldItem item in items)
            {
                bool korean = item.Language == "ko";
                json.WriteStartObject();
                json.WriteString("url", item.Link);
                json.WriteString("url_mobile", "");
                json.WriteString("title", item.Title);
                json.WriteString("seendate", Write(item.StatedAt));
                json.WriteString("socialimage", item.Image ?? "");
                json.WriteString("domain", new Uri(item.Link).Host);
                json.WriteString("language", korean ? "Korean" : "English");
                json.WriteString("sourcecountry", korean ? "South Korea" : "United States");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static void Timeline(SimulatorCall call, string query, List<WorldItem> items, DateTimeOffset from, DateTimeOffset to)
    {
        // Up to three days by the hour, longer by the day.
        TimeSpan step = to - from <= TimeSpan.FromDays(3) ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);
        ILookup<long, WorldItem> slots = items.ToLookup(i => i.CreatedAt.UtcTicks / step.Ticks);
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("query_details");
            json.WriteString("title", query);
            json.WriteString("date_resolution", step.TotalHours == 1 ? "hour" : "day");
            json.WriteEndObject();
            json.WriteStartArray("timeline");
            json.WriteStartObject();
            json.WriteString("series", "Article Count");
            json.WriteStartArray("data");
            for (long slot = from.UtcTicks / step.Ticks; slot * step.Ticks < to.UtcTicks; slot++)
            {
                json.WriteStartObject();
                json.WriteString("date", Write(new(slot * step.Ticks, TimeSpan.Zero)));
                json.WriteNumber("value", slots[slot].Count());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static string Write(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Stamp(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;

    // 15min, 6h, 3d, 1w, 2m.
    private static TimeSpan? Age(string? text)
    {
        string digits = string.Concat((text ?? "").TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? text![digits.Length..].ToLowerInvariant() switch
            {
                "min" => TimeSpan.FromMinutes(count),
                "h" or "hours" => TimeSpan.FromHours(count),
                "d" or "days" => TimeSpan.FromDays(count),
                "w" or "weeks" => TimeSpan.FromDays(7 * count),
                "m" or "months" => TimeSpan.FromDays(30 * count),
                _ => null,
            }
            : null;
    }
}
