using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Daum;

/// <summary>Kakao's Daum search: blogs, cafes, videos and web documents.</summary>
/// <remarks>
/// After developers.kakao.com/docs/latest/en/daum-search/dev-guide, /rest-api/error-code and /getting-started/quota. Each search has 30,000 calls a
/// day, all together have 50,000, and all APIs of the app 3,000,000 a month. Fifty pages of fifty, for videos fifteen of thirty.
/// </remarks>
public sealed class DaumDialect : IDialect
{
    private const string Zone = "Asia/Seoul";

    // A month is no fixed length; thirty days stand for it.
    private static readonly LimitRule Month = new RollingWindow("kakao/month", 3_000_000, TimeSpan.FromDays(30)) { IsQuota = true };
    private static readonly LimitRule AllSearches = new DailyIn("daum/search", 50_000, Zone) { IsQuota = true };

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        Spec("daum-blog", new LinkIds(1_000, static i => $"https://{i.Author.Handle.ToLowerInvariant()}.example.com/entry/"), ItemKind.Article),
        Spec("daum-cafe", new LinkIds(7_000, static i => $"https://cafe.example.com/sim{i.AuthorIndex % 9}/"), ItemKind.Article),
        Spec("daum-video", new LinkIds(440_000_000, static _ => "https://tv.example.com/v/"), ItemKind.Post),
        Spec("daum-web", new LinkIds(20_000, static i => $"https://web{i.AuthorIndex % 60}.example.com/p/"), ItemKind.Article),
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        string kind = routes.Platform == "daum-video" ? "vclip" : routes.Platform["daum-".Length..];
        (int pages, int size) = kind == "vclip" ? (15, 30) : (50, 50);
        routes.Get($"/v2/search/{kind}", c => Search(c, pages, size), new DailyIn($"daum/{kind}", 30_000, Zone) { IsQuota = true }, AllSearches, Month);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        string header = call.Http.Request.Headers.Authorization.ToString();
        return header.Length == 0 ? CallerCheck.Refused(ApiError.NoCredential)
            : header == $"KakaoAK {SimulatorCredentials.Key}" ? CallerCheck.Good(SimulatorCredentials.Key)
            : CallerCheck.Refused(ApiError.WrongCredential);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, int code, string message) = error switch
        {
            ApiError.BadRequest => (400, -2, detail),
            ApiError.NotFound => (400, -9, "unregistered or deprecated api"),
            ApiError.RateLimited or ApiError.QuotaExceeded => (400, -10, "API limit has been exceeded."),
            ApiError.NoCredential => (401, -401, "cannot find Authorization : KakaoAK header"),
            _ => (401, -401, "wrong appKey"),
        };
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteString("msg", message);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is told until a quota is spent.
    }

    private static PlatformSpec Spec(string platform, IdForm ids, ItemKind kind) => new(platform, ids) { TopKind = kind, KoreanShare = 0.92 };

    private static void Search(SimulatorCall call, int pagesMost, int sizeMost)
    {
        int page = call.Number("page", 1);
        int size = call.Number("size", sizeMost == 50 ? 10 : 15);
        string sort = call.Query("sort") ?? "accuracy";
        string? wrong = call.Query("query") is null ? "query parameter required"
            : page < 1 || page > pagesMost ? $"page is {(page < 1 ? "less than min" : "more than max")}"
            : size < 1 || size > sizeMost ? $"size is {(size < 1 ? "less than min" : "more than max")}"
            : sort is not ("accuracy" or "recency") ? "sort is invalid"
            : null;
        if (wrong is not null)
        {
            call.Fail(ApiError.BadRequest, wrong);
            return;
        }

        string query = call.Query("query")!;
        WorldSelection selection = call.World.Search(query);
        IEnumerable<WorldItem> items = sort == "recency" ? selection.Newest(call.Now) : selection.MostLiked(call.Now);
        WorldPage found = call.Page(items.Skip((page - 1) * size), size);
        int total = call.Faults.Has(Faults.FaultKind.Empty) ? 0 : selection.Count(call.Now);
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("documents");
            foreach (WorldItem item in found.Items)
            {
                DaumJson.Document(json, call, item, query);
            }

            json.WriteEndArray();
            json.WriteStartObject("meta");
            json.WriteBoolean("is_end", !found.HasMore || page == pagesMost);
            json.WriteNumber("pageable_count", Math.Min(total, pagesMost * size));
            json.WriteNumber("total_count", total);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }
}
