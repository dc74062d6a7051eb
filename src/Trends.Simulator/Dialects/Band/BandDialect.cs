using System.Text.Json;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Band;

/// <summary>Naver Band's open API: the posts of a band that the token's owner is in, and their comments.</summary>
/// <remarks>
/// After developers.band.us/develop/guide/api: get_posts, get_comments, handle_errors. Whether a call went well is told by <c>result_code</c>; which
/// status stands beside it is not documented, nor are the numbers of the quotas.
/// </remarks>
public sealed class BandDialect : IDialect
{
    private const int Length = 20;

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("naver-band", new ScrambledIds("AAC"))
        {
            CommentShare = 0.4,
            Nested = false,
            KoreanShare = 0.95,
            Sections = ["AADsimband1", "AADsimband2"],
            AuthorId = static (bits, _) => $"AAB{bits:x16}",
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/v2/band/posts", Posts);
        routes.Get("/v2/band/post/comments", Comments);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Query("access_token") switch
        {
            SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Token),
            null => CallerCheck.Refused(ApiError.NoCredential),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (int code, string message) = error switch
        {
            ApiError.BadRequest => (212, $"Insufficient Parameters {detail}".TrimEnd()),
            ApiError.NotFound => (60102, "Not Band member"),
            ApiError.RateLimited => (1003, "Cool down time restriction"),
            ApiError.QuotaExceeded => (1001, "App quota has been exceeded"),
            _ => (10401, "Unauthorized"),
        };
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("result_code", code);
            json.WriteStartObject("result_data");
            json.WriteString("message", message);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is told.
    }

    private static void Posts(SimulatorCall call)
    {
        if (call.Query("band_key") is not { } band)
        {
            call.Fail(ApiError.BadRequest, "band_key");
        }
        else if (!call.World.Spec.Sections.Contains(band))
        {
            call.Fail(ApiError.NotFound);
        }
        else
        {
            // By the time of the last change, as documented, not by that of publication.
            IEnumerable<WorldItem> posts = call.World.Select(new() { Section = band, TopOnly = true }).Newest(call.Now)
                .OrderByDescending(i => i.EditedAt <= call.Now ? i.EditedAt.Value : i.VisibleFrom);
            Answer(call, posts, BandJson.Post);
        }
    }

    private static void Comments(SimulatorCall call)
    {
        if (call.Query("band_key") is null || call.Query("post_key") is not { } key)
        {
            call.Fail(ApiError.BadRequest, "post_key");
        }
        else if (call.World.Find(key) is not { Kind: ItemKind.Post } post || post.Section != call.Query("band_key") || !post.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound);
        }
        else
        {
            WorldSelection comments = call.World.CommentsOf(post);
            Answer(call, call.Query("sort") == "-created_at" ? comments.Newest(call.Now) : comments.Oldest(call.Now), BandJson.Comment);
        }
    }

    private static void Answer(SimulatorCall call, IEnumerable<WorldItem> items, Action<Utf8JsonWriter, SimulatorCall, WorldItem> write)
    {
        int skip = 0;
        if (call.Query("after") is { } after)
        {
            if (DialectText.ReadToken('b', after) is not int read)
            {
                call.Fail(ApiError.BadRequest, "after");
                return;
            }

            skip = read;
        }

        WorldPage page = call.Page(items.Skip(skip), Length);
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("result_code", 1);
            json.WriteStartObject("result_data");
            json.WriteStartObject("paging");
            json.WriteNull("previous_params");
            if (page.HasMore)
            {
                Next(json, call, DialectText.Token('b', skip + Length));
            }
            else
            {
                json.WriteNull("next_params");
            }

            json.WriteEndObject();
            json.WriteStartArray("items");
            foreach (WorldItem item in page.Items)
            {
                write(json, call, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    // The whole next call, its token too.
    private static void Next(Utf8JsonWriter json, SimulatorCall call, string after)
    {
        json.WriteStartObject("next_params");
        json.WriteString("after", after);
        json.WriteString("limit", "20");
        json.WriteString("band_key", call.Query("band_key"));
        json.WriteString("access_token", call.Query("access_token"));
        json.WriteEndObject();
    }
}
