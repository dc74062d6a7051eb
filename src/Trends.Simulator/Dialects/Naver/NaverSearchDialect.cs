using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Naver;

/// <summary>Naver Search: blogs, cafe articles, questions and news; the old host's addresses and those of the NAVER API HUB.</summary>
/// <remarks>
/// After developers.naver.com/docs/serviceapi/search, /docs/common/openapiguide/errorcode and api.ncloud-docs.com/docs/naver-api-hub-search-blog, -cafearticle, -kin
/// and -news. One application may ask 25,000 times a day, all kinds together, at either host; only the first 1,000 places and the page that starts there can be reached.
/// </remarks>
public sealed class NaverSearchDialect : IDialect
{
    private const int StartMost = 1000;
    private const int DisplayMost = 100;

    private static readonly LimitRule[] Limits =
    [
        new FixedWindow("naver/second", 10, TimeSpan.FromSeconds(1)),
        new DailyIn("naver/search", 25_000, "Asia/Seoul") { IsQuota = true },
    ];

    private static readonly LimitRule[] HubLimits =
    [
        new FixedWindow("naver-hub/second", 10, TimeSpan.FromSeconds(1)),
        new DailyIn("naver-hub/search", 25_000, "Asia/Seoul") { IsQuota = true },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        Spec("naver-blog", new LinkIds(223_000_000_000, static i => $"https://blog.naver.com/{i.Author.Handle}/"), ItemKind.Article),
        Spec("naver-cafe", new LinkIds(4_000_000, static i => $"http://cafe.naver.com/simcafe{i.AuthorIndex % 7}/"), ItemKind.Article),
        Spec("naver-kin", new LinkIds(480_000_000, static _ => "https://kin.naver.com/qna/detail.naver?d1id=1&dirId=102&docId="), ItemKind.Post),
        Spec("naver-news", new LinkIds(15_000_000, static i => $"https://n.news.naver.com/mnews/article/{i.AuthorIndex % 50:D3}/", digits: 10), ItemKind.Article),
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        string kind = routes.Platform == "naver-cafe" ? "cafearticle" : routes.Platform["naver-".Length..];
        routes.Get($"/v1/search/{kind}.json", Search, Limits);
        routes.Get($"/search/v1/{kind}", Search, HubLimits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        bool hub = NaverHub.Is(call);
        string id = call.Http.Request.Headers[hub ? "X-NCP-APIGW-API-KEY-ID" : "X-Naver-Client-Id"].ToString();
        string secret = call.Http.Request.Headers[hub ? "X-NCP-APIGW-API-KEY" : "X-Naver-Client-Secret"].ToString();
        return id.Length == 0 ? CallerCheck.Refused(ApiError.NoCredential)
            : id == SimulatorCredentials.ClientId && secret == SimulatorCredentials.ClientSecret ? CallerCheck.Good(id)
            : CallerCheck.Refused(ApiError.WrongCredential);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (NaverHub.Is(call))
        {
            NaverHub.WriteError(call, error, detail);
            return;
        }

        (call.Status, string code, string message) = error switch
        {
            ApiError.NoCredential => (401, "024", "Not Exist Client ID : Authentication failed. (인증에 실패했습니다.)"),
            ApiError.RateLimited => (429, "012", "Rate limit exceeded. (속도 제한을 초과했습니다.)"),
            ApiError.QuotaExceeded => (429, "010", "Query limit exceeded. (쿼리 한도를 초과했습니다.)"),
            ApiError.NotFound => (404, "SE05", "Invalid search api (존재하지 않는 검색 api 입니다.)"),
            ApiError.BadRequest => (400, detail, Message(detail)),
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

    private static PlatformSpec Spec(string platform, IdForm ids, ItemKind kind) =>
        new(platform, ids) { TopKind = kind, KoreanShare = 0.92, AuthorId = static (_, handle) => handle };

    private static string Message(string code) => code switch
    {
        "SE02" => "Invalid display value (부적절한 display 값입니다.)",
        "SE03" => "Invalid start value (부적절한 start 값입니다.)",
        "SE04" => "Invalid sort value (부적절한 sort 값입니다.)",
        _ => "Incorrect query request (잘못된 쿼리요청입니다.)",
    };

    private static void Search(SimulatorCall call)
    {
        int display = call.Number("display", 10);
        int start = call.Number("start", 1);
        string sort = call.Query("sort") ?? "sim";
        string? wrong = call.Query("query") is null ? "SE01"
            : display is < 1 or > DisplayMost ? "SE02"
            : start is < 1 or > StartMost ? "SE03"
            : sort is not ("sim" or "date" or "point") ? "SE04"
            : null;
        if (wrong is not null)
        {
            call.Fail(ApiError.BadRequest, wrong);
            return;
        }

        string query = call.Query("query")!;
        WorldSelection selection = call.World.Search(query);
        IEnumerable<WorldItem> items = sort == "date" ? selection.Newest(call.Now) : selection.MostLiked(call.Now);
        IReadOnlyList<WorldItem> page = call.Page(items.Skip(start - 1), display).Items;
        int total = call.Faults.Has(Faults.FaultKind.Empty) ? 0 : selection.Count(call.Now);
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("lastBuildDate", DialectText.Rfc822(call.Now, NaverJson.Seoul));
            json.WriteNumber("total", total);
            json.WriteNumber("start", start);
            json.WriteNumber("display", page.Count);
            json.WriteStartArray("items");
            foreach (WorldItem item in page)
            {
                NaverJson.Item(json, call, item, query);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
