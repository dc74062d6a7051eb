using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.NaverDatalab;

/// <summary>Naver DataLab's search trend: how much groups of words were searched for, relative to the greatest figure of the answer.</summary>
/// <remarks>
/// After developers.naver.com/docs/serviceapi/datalab/search. One application may ask 1,000 times a day; up to five groups of up to twenty words;
/// days from 2016-01-01 on. A day without searches is left out.
/// </remarks>
public sealed class NaverDatalabDialect : IDialect
{
    private const int GroupsMost = 5;
    private const int KeywordsMost = 20;

    private static readonly DateOnly FirstDay = new(2016, 1, 1);
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);
    private static readonly LimitRule Limit = new DailyIn("naver/datalab", 1_000, "Asia/Seoul") { IsQuota = true };

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("naver-datalab", new SequenceIds(1)) { HasItems = false }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Post("/v1/datalab/search", Search, Limit);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        string id = call.Http.Request.Headers["X-Naver-Client-Id"].ToString();
        return id.Length == 0 ? CallerCheck.Refused(ApiError.NoCredential)
            : id == SimulatorCredentials.ClientId && call.Http.Request.Headers["X-Naver-Client-Secret"] == SimulatorCredentials.ClientSecret ? CallerCheck.Good(id)
            : CallerCheck.Refused(ApiError.WrongCredential);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string code, string message) = error switch
        {
            ApiError.NoCredential => (401, "024", "Not Exist Client ID : Authentication failed. (인증에 실패했습니다.)"),
            ApiError.RateLimited => (429, "012", "Rate limit exceeded. (속도 제한을 초과했습니다.)"),
            ApiError.QuotaExceeded => (429, "010", "Query limit exceeded. (쿼리 한도를 초과했습니다.)"),
            ApiError.BadRequest or ApiError.NotFound => (400, "400", $"Bad Request: {detail}"),
            _ => (401, "024", "NID AUTH Result Invalid (28) : Authentication failed. (인증에 실패했습니다.)"),
        };
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("errorMessage", message);
            json.WriteString("errorCode", code);
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
        DateOnly? from = Day(call, "startDate");
        DateOnly? to = Day(call, "endDate");
        string unit = call.Posted("timeUnit") ?? "";
        List<(string Name, string[] Keywords)> groups = Groups(call);
        string? wrong = from is null || from < FirstDay ? "startDate"
            : to is null || to < from ? "endDate"
            : unit is not ("date" or "week" or "month") ? "timeUnit"
            : groups.Count is 0 or > GroupsMost || groups.Any(g => g.Name.Length == 0 || g.Keywords.Length is 0 or > KeywordsMost) ? "keywordGroups"
            : null;
        if (wrong is not null)
        {
            call.Fail(ApiError.BadRequest, wrong);
            return;
        }

        DateOnly today = DateOnly.FromDateTime(call.Now.ToOffset(Seoul).Date);
        List<SortedDictionary<DateOnly, long>> series = [.. groups.Select(g => Series(call, g.Keywords, from!.Value, to < today ? to.Value : today, unit))];
        double most = series.SelectMany(s => s.Values).DefaultIfEmpty(0).Max();
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("startDate", Text(from!.Value));
            json.WriteString("endDate", Text(to!.Value));
            json.WriteString("timeUnit", unit);
            json.WriteStartArray("results");
            for (int i = 0; i < groups.Count; i++)
            {
                Result(json, groups[i].Name, groups[i].Keywords, series[i], most);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Result(Utf8JsonWriter json, string name, string[] keywords, SortedDictionary<DateOnly, long> series, double most)
    {
        json.WriteStartObject();
        json.WriteString("title", name);
        json.WriteStartArray("keywords");
        Array.ForEach(keywords, json.WriteStringValue);
        json.WriteEndArray();
        json.WriteStartArray("data");
        foreach ((DateOnly day, long volume) in series.Where(d => d.Value > 0))
        {
            json.WriteStartObject();
            json.WriteString("period", Text(day));
            json.WriteNumber("ratio", Math.Round(100 * volume / most, 5));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What nobody speaks of in this world is searched for by nobody.
    private static SortedDictionary<DateOnly, long> Series(SimulatorCall call, string[] keywords, DateOnly from, DateOnly to, string unit)
    {
        SortedDictionary<DateOnly, long> series = [];
        WorldTopic[] topics = call.Faults.Has(Faults.FaultKind.Empty)
            ? []
            : [.. call.World.Topics.Where(t => keywords.Any(k => t.Term.Contains(k, StringComparison.OrdinalIgnoreCase) || k.Contains(t.Term, StringComparison.OrdinalIgnoreCase)))];
        for (DateOnly day = from; topics.Length > 0 && day <= to; day = day.AddDays(1))
        {
            DateOnly period = unit switch
            {
                "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
                "month" => new(day.Year, day.Month, 1),
                _ => day,
            };
            series[period] = series.GetValueOrDefault(period) + topics.Sum(t => Volume(call, t, day));
        }

        return series;
    }

    private static long Volume(SimulatorCall call, WorldTopic topic, DateOnly day)
    {
        DateTimeOffset midnight = new(day, TimeOnly.MinValue, Seoul);
        return Enumerable.Range(0, 24).Select(h => midnight.AddHours(h)).Where(at => at <= call.Now)
            .Sum(at => (long)call.Simulator.World.Signals.Volume("naver-datalab", "KR", topic, at));
    }

    private static List<(string Name, string[] Keywords)> Groups(SimulatorCall call)
    {
        List<(string, string[])> groups = [];
        if (call.PostedJson is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("keywordGroups", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement group in list.EnumerateArray())
            {
                string name = group.TryGetProperty("groupName", out JsonElement given) ? given.GetString() ?? "" : "";
                groups.Add((name, group.TryGetProperty("keywords", out JsonElement words) ? [.. words.EnumerateArray().Select(w => w.GetString() ?? "")] : []));
            }
        }

        return groups;
    }

    private static DateOnly? Day(SimulatorCall call, string name) =>
        DateOnly.TryParseExact(call.Posted(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
