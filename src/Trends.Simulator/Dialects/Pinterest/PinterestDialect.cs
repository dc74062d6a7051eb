using System.Globalization;
using System.Text;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Pinterest;

/// <summary>Pinterest v5: one's own pins, and the trending keywords of a region. Every pin of the world belongs to the asking account.</summary>
/// <remarks>
/// After github.com/pinterest/api-description (v5/openapi.yaml): GET /pins, GET /pins/{pin_id}, GET /trends/keywords/{region}/top/{trend_type}, POST /oauth/token, and
/// developers.pinterest.com/docs/reference/rate-limits. A user may call 1,000 times a minute of each category. The service sets all times itself.
/// </remarks>
public sealed class PinterestDialect : IDialect
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(30);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(60);

    private static readonly string[] Regions =
    [
        "US", "CA", "DE", "FR", "ES", "IT", "DE+AT+CH", "GB+IE", "IT+ES+PT+GR+MT", "PL+RO+HU+SK+CZ", "SE+DK+FI+NO", "NL+BE+LU", "AR", "BR", "CO", "MX",
        "MX+AR+CO+CL", "AU+NZ",
    ];

    private static readonly string[] Kinds = ["growing", "monthly", "yearly", "seasonal"];
    private static readonly LimitRule[] Org = [new FixedWindow("pinterest/org_read", 1000, TimeSpan.FromMinutes(1))];
    private static readonly LimitRule[] Trends = [new FixedWindow("pinterest/trends_read", 1000, TimeSpan.FromMinutes(1))];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("pinterest", new SequenceIds(813_744_000_000_000_000)) { KoreanShare = 0.3 }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.PostOpen("/v5/oauth/token", Token);
        routes.Get("/v5/pins", Pins, Org);
        routes.Get("/v5/pins/{id}", One, Org);
        routes.Get("/v5/trends/keywords/{region}/top/{kind}", Keywords, Trends);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return RefreshGrant.Check(call);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, int code, string message) = error switch
        {
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, 8, "You have exceeded your rate limit. Try again later."),
            ApiError.BadRequest => (400, 1, $"Invalid request: {detail}"),
            ApiError.NotFound => (404, 50, "Pin not found."),
            _ => (401, 2, "Authentication failed."),
        };
        DialectJson.Write(call, new { code, message });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Header("X-RateLimit-Limit", verdict.Limit);
        call.Header("X-RateLimit-Remaining", verdict.Remaining);
        call.Header("X-RateLimit-Reset", (long)Math.Ceiling((verdict.ResetAt - call.Now).TotalSeconds));
    }

    private static void Token(SimulatorCall call)
    {
        string good = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SimulatorCredentials.ClientId}:{SimulatorCredentials.ClientSecret}"));
        if (RefreshGrant.Wrong(call, call.Http.Request.Headers.Authorization.ToString() == good) is { } wrong)
        {
            call.Fail(wrong == "invalid_client" ? ApiError.WrongCredential : ApiError.BadRequest, wrong);
            return;
        }

        DialectJson.Write(call, new
        {
            response_type = "refresh_token",
            access_token = call.Simulator.Tokens.Issue(call.Platform, call.Now + TokenLife),
            token_type = "bearer",
            expires_in = (long)TokenLife.TotalSeconds,
            scope = "boards:read pins:read user_accounts:read",
            refresh_token = RefreshGrant.Next(call, RefreshLife),
            refresh_token_expires_in = (long)RefreshLife.TotalSeconds,
        });
    }

    private static void Pins(SimulatorCall call)
    {
        int take = call.Number("page_size", 25);
        int below = call.Query("bookmark") is { } token ? DialectText.ReadToken('p', token) ?? -1 : int.MaxValue;
        if (take is < 1 or > 250 || below < 0)
        {
            call.Fail(ApiError.BadRequest, below < 0 ? "bookmark" : "page_size");
            return;
        }

        WorldPage page = call.Page(call.World.Select(new() { TopOnly = true }).Newest(call.Now, below), take);
        DialectJson.Write(call, new
        {
            items = page.Items.Select(i => Pin(call, i)).ToArray(),
            bookmark = page.HasMore ? DialectText.Token('p', page.Items[^1].Number) : null,
        });
    }

    private static void One(SimulatorCall call)
    {
        if (call.FindVisible("id") is { } pin)
        {
            DialectJson.Write(call, Pin(call, pin));
        }
    }

    private static object Pin(SimulatorCall call, WorldItem item) => new
    {
        id = item.Id,
        created_at = item.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        link = item.Link,
        title = item.Title,
        description = item.Text(call.Now),
        dominant_color = "#6E7874",
        alt_text = (string?)null,
        creative_type = "REGULAR",
        board_id = $"{549_755_885_175 + (item.Number % 3)}",
        board_section_id = (string?)null,
        board_owner = new { username = "simulator" },
        is_owner = true,
        is_standard = true,
        has_been_promoted = false,
        parent_pin_id = (string?)null,
        media = new { media_type = "image", images = new Dictionary<string, object> { ["600x"] = new { width = 600, height = 900, url = item.Image ?? $"https://media.example.com/pinterest/{item.Number}.jpg" } } },
        pin_metrics = call.Query("pin_metrics") == "true"
            ? new Dictionary<string, object>
            {
                ["90d"] = new { pin_click = item.Shares(call.Now), impression = item.Views(call.Now), clickthrough = item.Shares(call.Now) / 2 },
                ["lifetime_metrics"] = new { pin_click = item.Shares(call.Now), impression = item.Views(call.Now), clickthrough = item.Shares(call.Now) / 2, reaction = item.Likes(call.Now), comment = 0 },
            }
            : null,
    };

    private static void Keywords(SimulatorCall call)
    {
        string region = call.Route("region");
        if (!Regions.Contains(region) || !Kinds.Contains(call.Route("kind")))
        {
            call.Fail(ApiError.BadRequest, "Invalid trending keywords request parameters");
            return;
        }

        TrendSignals signals = call.Simulator.World.Signals;
        string country = region.Split('+')[0];
        DialectJson.Write(call, new
        {
            trends = signals.Top("pinterest", country, call.Now, Math.Clamp(call.Number("limit", 50), 1, 50)).Select(s => new
            {
                keyword = s.Topic.Term,
                pct_growth_wow = Growth(signals, country, s, call.Now, 7),
                pct_growth_mom = Growth(signals, country, s, call.Now, 30),
                pct_growth_yoy = Growth(signals, country, s, call.Now, 365),
                time_series = Enumerable.Range(0, 4).ToDictionary(
                    week => call.Now.AddDays(-7 * (3 - week)).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    week => Math.Min(100, signals.Volume("pinterest", country, s.Topic, call.Now.AddDays(-7 * (3 - week))) / 5)),
            }).ToArray(),
        });
    }

    // Rounded; 10001 stands for more than 10,000 per cent.
    private static int Growth(TrendSignals signals, string country, TrendSignal signal, DateTimeOffset now, int days)
    {
        double before = Math.Max(1, signals.Volume("pinterest", country, signal.Topic, now.AddDays(-days)));
        return (int)Math.Clamp(Math.Round(((signals.Volume("pinterest", country, signal.Topic, now) / before) - 1) * 10) * 10, -10_000, 10_001);
    }
}
