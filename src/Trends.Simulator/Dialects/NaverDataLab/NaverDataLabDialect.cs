using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Dialects.Naver;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.NaverDataLab;

/// <summary>Naver DataLab: how often groups of words were searched for, relative to the greatest value of the answer.</summary>
/// <remarks>
/// After developers.naver.com/docs/serviceapi/datalab/search: five groups of twenty words, 1,000 calls a day, 100 for the greatest ratio; and
/// api.ncloud-docs.com/docs/naver-api-hub-search-trend, whose number of calls is one of many.
/// </remarks>
public sealed class NaverDataLabDialect : IDialect
{
    private const int GroupsMost = 5;
    private const int WordsMost = 20;

    private static readonly LimitRule Limit = new DailyIn("naver/datalab", 1000, "Asia/Seoul") { IsQuota = true };

    private static readonly LimitRule HubLimit = new DailyIn("naver-hub/datalab", 1000, "Asia/Seoul") { IsQuota = true };

    private readonly NaverSearchDialect _search = new();

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("naver-datalab", new SequenceIds(1)) { HasItems = false }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Post("/v1/datalab/search", Search, Limit);
        routes.Post("/search-trend/v1/search", Search, HubLimit);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => _search.Authenticate(call);

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (error != ApiError.BadRequest || NaverHub.Is(call))
        {
            _search.WriteError(call, error, detail);
            return;
        }

        call.Status = 400;
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("errMsg", detail);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is told until the limit is reached.
    }

    private static void Search(SimulatorCall call)
    {
        string unit = call.Posted("timeUnit") ?? "";
        if (Date(call.Posted("startDate")) is not { } start || Date(call.Posted("endDate")) is not { } end || end < start)
        {
            call.Fail(ApiError.BadRequest, "startDate, endDate: yyyy-mm-dd");
            return;
        }

        if (unit is not ("date" or "week" or "month") || Groups(call) is not { Count: > 0 and <= GroupsMost } groups || groups.Exists(g => g.Words.Count is 0 or > WordsMost))
        {
            call.Fail(ApiError.BadRequest, "timeUnit, keywordGroups");
            return;
        }

        // Today is not over.
        DateTimeOffset today = new(call.Now.ToOffset(NaverJson.Seoul).Date, NaverJson.Seoul);
        DateTimeOffset to = end.AddDays(1) < today ? end.AddDays(1) : today;
        List<List<(DateTimeOffset At, int Volume)>> series = [.. groups.Select(g => Series(call, g.Words, unit, start, to))];
        double greatest = series.SelectMany(s => s).Select(p => p.Volume).DefaultIfEmpty(0).Max();
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("startDate", call.Posted("startDate"));
            json.WriteString("endDate", call.Posted("endDate"));
            json.WriteString("timeUnit", unit);
            json.WriteStartArray("results");
            for (int i = 0; i < groups.Count; i++)
            {
                Result(json, groups[i], series[i], greatest);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Result(Utf8JsonWriter json, (string Name, List<string> Words) group, List<(DateTimeOffset At, int Volume)> points, double greatest)
    {
        json.WriteStartObject();
        json.WriteString("title", group.Name);
        json.WriteStartArray("keywords");
        group.Words.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteStartArray("data");

        // A period without a search is left out.
        foreach ((DateTimeOffset at, int volume) in points.Where(p => p.Volume > 0))
        {
            json.WriteStartObject();
            json.WriteString("period", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteNumber("ratio", Math.Round(volume / greatest * 100, 5));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static List<(DateTimeOffset At, int Volume)> Series(SimulatorCall call, List<string> words, string unit, DateTimeOffset start, DateTimeOffset to)
    {
        if (call.Faults.Has(Faults.FaultKind.Empty))
        {
            return [];
        }

        WorldTopic[] topics = [.. call.World.Topics.Where(t => words.Exists(w => w.Equals(t.Term, StringComparison.OrdinalIgnoreCase) || w.Equals(t.Tag, StringComparison.OrdinalIgnoreCase)))];
        return
        [
            .. topics.SelectMany(t => call.Simulator.World.Signals.Series(call.Platform, "KR", t, start, to, TimeSpan.FromDays(1)))
                .GroupBy(p => Period(p.At, unit))
                .OrderBy(p => p.Key)
                .Select(p => (p.Key, p.Sum(d => d.Volume))),
        ];
    }

    // Weeks begin on Monday.
    private static DateTimeOffset Period(DateTimeOffset day, string unit) => unit switch
    {
        "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        "month" => day.AddDays(1 - day.Day),
        _ => day,
    };

    private static List<(string Name, List<string> Words)>? Groups(SimulatorCall call) =>
        call.PostedJson is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("keywordGroups", out JsonElement groups) && groups.ValueKind == JsonValueKind.Array
            ? [.. groups.EnumerateArray().Where(g => g.ValueKind == JsonValueKind.Object).Select(Group)]
            : null;

    private static (string Name, List<string> Words) Group(JsonElement group) => (
        group.TryGetProperty("groupName", out JsonElement name) ? name.ToString() : "",
        group.TryGetProperty("keywords", out JsonElement words) && words.ValueKind == JsonValueKind.Array ? [.. words.EnumerateArray().Select(w => w.ToString())] : []);

    private static DateTimeOffset? Date(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? new DateTimeOffset(day, NaverJson.Seoul) : null;
}
