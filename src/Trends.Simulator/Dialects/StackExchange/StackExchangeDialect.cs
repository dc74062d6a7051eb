using System.IO.Compression;
using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.StackExchange;

/// <summary>Stack Exchange's API 2.3: questions by tag, their answers, and either by id.</summary>
/// <remarks>
/// After api.stackexchange.com/docs, /docs/throttle, /docs/paging and /docs/error-handling. A key has 10,000 calls a day; without one there are 300 and
/// pages end at 25, which is all that is told apart here. Thirty calls a second. Answers are compressed; whatever goes wrong comes as 400 with a code.
/// </remarks>
public sealed class StackExchangeDialect : IDialect
{
    private const int SizeMost = 100;
    private const int PageMostWithoutKey = 25;
    private const int BackoffEvery = 7;
    private const int BackoffSeconds = 10;

    private static readonly LimitRule[] Limits =
    [
        new DailyIn("stackexchange/day", 10_000, "UTC") { IsQuota = true },
        new FixedWindow("stackexchange/second", 30, TimeSpan.FromSeconds(1)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("stackexchange", new SequenceIds(79_000_000)) { CommentShare = 0.5, Nested = false, KoreanShare = 0.3, AuthorId = static (bits, _) => $"{bits % 30_000_000}" }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/2.3/questions", Questions, Limits);
        routes.Get("/2.3/questions/{ids}/answers", Answers, Limits);
        routes.Get("/2.3/posts/{ids}", Posts, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Query("key") switch
        {
            null => CallerCheck.Anonymous,
            SimulatorCredentials.Key => CallerCheck.Good(SimulatorCredentials.Key),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (int id, string name, string message) = error switch
        {
            ApiError.BadRequest or ApiError.NotFound => (400, "bad_parameter", detail),
            ApiError.RateLimited or ApiError.QuotaExceeded => (502, "throttle_violation", "too many requests from this IP, more requests available in 84907 seconds"),
            ApiError.TokenExpired => (402, "invalid_access_token", "token expired"),
            ApiError.NoCredential => (403, "access_denied", detail),
            _ => (400, "bad_parameter", "`key` doesn't match a known application"),
        };
        call.Status = 400;
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("error_id", id);
            json.WriteString("error_message", message);
            json.WriteString("error_name", name);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);

        // Told in the body of every good answer.
        call.Http.Items[nameof(LimitVerdict)] = verdict;
    }

    private static void Questions(SimulatorCall call)
    {
        IEnumerable<WorldItem> items = call.World.Select(new() { Tag = call.Query("tagged"), TopOnly = true }).Newest(call.Now);
        Answer(call, call.Query("order") == "asc" ? items.Reverse() : items, StackExchangeJson.Question);
    }

    private static void Answers(SimulatorCall call)
    {
        string[] ids = call.Route("ids").Split(';');
        if (ids.Length > 100 || !ids.All(id => long.TryParse(id, out _)))
        {
            call.Fail(ApiError.BadRequest, "ids");
            return;
        }

        // Unknown questions are left out without a word.
        IEnumerable<WorldItem> answers = ids.Select(call.World.Find).OfType<WorldItem>().Where(q => q.Kind != ItemKind.Comment && q.IsVisible(call.Now))
            .SelectMany(q => call.World.AnswersTo(q).Newest(call.Now));
        Answer(call, answers.OrderByDescending(a => a.Number), StackExchangeJson.Answer);
    }

    private static void Posts(SimulatorCall call)
    {
        string[] ids = call.Route("ids").Split(';');
        if (ids.Length > 100 || !ids.All(id => long.TryParse(id, out _)))
        {
            call.Fail(ApiError.BadRequest, "ids");
            return;
        }

        // Questions and answers alike; unknown and deleted ones are left out without a word.
        Answer(call, ids.Select(call.World.Find).OfType<WorldItem>().Where(i => i.IsVisible(call.Now)), StackExchangeJson.Post);
    }

    private static void Answer(SimulatorCall call, IEnumerable<WorldItem> items, Action<Utf8JsonWriter, SimulatorCall, WorldItem> write)
    {
        int size = call.Number("pagesize", 30);
        int page = call.Number("page", 1);
        string? wrong = call.Query("site") is null ? "site is required"
            : size is < 0 or > SizeMost ? "pagesize"
            : page < 1 ? "page"
            : call.Query("sort") is not (null or "activity" or "creation" or "votes") ? "sort"
            : null;
        if (wrong is not null)
        {
            call.Fail(ApiError.BadRequest, wrong);
            return;
        }

        if (page > PageMostWithoutKey && call.Query("key") is null)
        {
            call.Fail(ApiError.NoCredential, "page above 25 requires access token or app key");
            return;
        }

        int above = call.Query("fromdate") is not null ? call.World.NumberAt(DateTimeOffset.FromUnixTimeSeconds(call.Number("fromdate", 0))) - 1 : -1;
        int below = call.Query("todate") is not null ? call.World.NumberAt(DateTimeOffset.FromUnixTimeSeconds(call.Number("todate", 0)).AddSeconds(1)) : int.MaxValue;
        WorldPage found = call.Page(items.Where(i => i.Number > above && i.Number < below).Skip((page - 1) * size), size);
        LimitVerdict? verdict = call.Http.Items[nameof(LimitVerdict)] as LimitVerdict?;
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (WorldItem item in found.Items)
            {
                write(json, call, item);
            }

            json.WriteEndArray();
            json.WriteBoolean("has_more", found.HasMore);
            if (call.Simulator.Options.WithLimits && call.Simulator.Log.Count(call.Platform) % BackoffEvery == BackoffEvery - 1)
            {
                json.WriteNumber("backoff", BackoffSeconds);
            }

            json.WriteNumber("quota_max", verdict?.Limit ?? 10_000);
            json.WriteNumber("quota_remaining", verdict?.Remaining ?? 10_000);
            json.WriteEndObject();
        });
        Compress(call);
    }

    // What is to be damaged on command stays as it is.
    private static void Compress(SimulatorCall call)
    {
        if (call.Faults.Any || !call.Http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            return;
        }

        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(call.Body.WrittenSpan);
        }

        call.Header("Content-Encoding", "gzip");
        call.Bytes(call.ContentType, packed.ToArray());
    }
}
