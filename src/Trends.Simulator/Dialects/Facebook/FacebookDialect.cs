using System.Text.Json;
using Trends.Simulator.Dialects.Graph;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Facebook;

/// <summary>Facebook's Graph API: the feed of a page, and the comments of its posts. There is no public search.</summary>
/// <remarks>
/// After developers.facebook.com/docs/graph-api: /reference/v24.0/page/feed, /reference/object/comments and /overview/rate-limiting. A page may be asked
/// 4,800 times a day for each user who engaged with it; there is one here. Addresses may begin with a version. The service sets all times itself, so none is impossible here.
/// </remarks>
public sealed class FacebookDialect : IDialect
{
    private const long FirstId = 122_100_000_000;
    private const int Most = 100;

    private static readonly LimitRule Limit = new RollingWindow("facebook/page", 4800, TimeSpan.FromDays(1)) { IsQuota = true };

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        // A post's id names its page, a comment's id its post.
        new("facebook", new LinkIds(FirstId, static i => i.Kind == ItemKind.Comment ? $"{FirstId + i.Root.Number}_" : $"{FacebookJson.PageId(i.SectionIndex)}_"))
        {
            CommentShare = 0.5,
            Sections = ["hangangdaily", "opentechnews"],
            AuthorId = static (bits, _) => $"{1_000_000_000_000_000 + (long)(bits % 9_000_000_000_000_000)}",
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        foreach (string version in new[] { "", "/v{version}" })
        {
            routes.Get($"{version}/{{page}}/feed", Feed, Limit);
            routes.Get($"{version}/{{page}}/posts", Feed, Limit);
            routes.Get($"{version}/{{page}}/photos", c => Uploads(c, static i => i.Image is not null, FacebookUploads.Photo), Limit);
            routes.Get($"{version}/{{page}}/videos", c => Uploads(c, static i => i.Number % 5 == 0, FacebookUploads.Video), Limit);
            routes.Get($"{version}/{{page}}/live_videos", c => Uploads(c, static i => i.Number % 10 == 0, FacebookUploads.LiveVideo), Limit);
            routes.Get($"{version}/{{id}}/comments", Comments, Limit);
            routes.Get($"{version}/{{page}}", Page, Limit);
        }
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return GraphAnswers.Authenticate(call);
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!GraphAnswers.TryCommon(call, error, detail))
        {
            (int code, string message) = error == ApiError.QuotaExceeded ? (32, "(#32) Page request limit reached") : (4, "(#4) Application request limit reached");
            GraphAnswers.Error(call, 403, code, message);
        }
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        GraphAnswers.Usage(call, verdict, "pages");
    }

    // A page goes by its id or its name.
    private static int? Section(SimulatorCall call)
    {
        IReadOnlyList<string> sections = call.World.Spec.Sections;
        for (int i = 0; i < sections.Count; i++)
        {
            if (call.Route("page") == sections[i] || call.Route("page") == FacebookJson.PageId(i))
            {
                return i;
            }
        }

        call.Fail(ApiError.NotFound, call.Route("page"));
        return null;
    }

    // Posts and comments go by their whole ids, what was uploaded by a number.
    private static void Page(SimulatorCall call)
    {
        string id = call.Route("page");
        WorldItem? item = call.World.Find(id) ?? call.World.Spec.Sections.Select((_, i) => call.World.Find($"{FacebookJson.PageId(i)}_{id}")).FirstOrDefault(i => i is not null);
        if (item is not null && item.IsVisible(call.Now))
        {
            GraphFields asked = GraphFields.Of(call, "id");
            call.Json(json => One(json, call, item, asked));
            return;
        }

        if (Section(call) is int section)
        {
            GraphFields fields = GraphFields.Of(call, "id,name");
            call.Json(json => FacebookUploads.Page(json, call, section, fields));
        }
    }

    private static void One(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields)
    {
        if (item.Kind == ItemKind.Comment)
        {
            FacebookJson.Comment(json, call, item, fields);
        }
        else if (item.Id == call.Route("page"))
        {
            FacebookJson.Post(json, call, item, fields);
        }
        else
        {
            FacebookUploads.Video(json, call, item, fields);
        }
    }

    private static void Uploads(SimulatorCall call, Func<WorldItem, bool> isOne, Action<Utf8JsonWriter, SimulatorCall, WorldItem, GraphFields> write)
    {
        if (Section(call) is int section)
        {
            GraphFields fields = GraphFields.Of(call, "id,created_time");
            IEnumerable<WorldItem> uploads = call.World.Select(new() { Section = call.World.Spec.Sections[section], TopOnly = true })
                .Newest(call.Now, GraphAnswers.After(call) ?? int.MaxValue).Where(isOne);
            GraphAnswers.List(call, call.Page(uploads, Take(call)), static i => i.Number, (json, item) => write(json, call, item, fields));
        }
    }

    private static void Feed(SimulatorCall call)
    {
        if (Section(call) is not int found)
        {
            return;
        }

        PlatformWorld world = call.World;
        string section = world.Spec.Sections[found];
        GraphFields fields = GraphFields.Of(call, "id,created_time,message");
        int above = GraphAnswers.Moment(call, "since") is { } since ? world.NumberAt(since) - 1 : -1;
        int below = GraphAnswers.Moment(call, "until") is { } until ? world.NumberAt(until) : int.MaxValue;
        below = Math.Min(below, GraphAnswers.After(call) ?? int.MaxValue);
        IEnumerable<WorldItem> posts = world.Select(new() { Section = section, TopOnly = true }).Newest(call.Now, below, above);
        GraphAnswers.List(call, call.Page(posts, Take(call)), static i => i.Number, (json, item) => FacebookJson.Post(json, call, item, fields));
    }

    private static void Comments(SimulatorCall call)
    {
        string id = call.Route("id");
        if (call.World.Find(id) is not { } above || !above.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound, id);
            return;
        }

        GraphFields fields = GraphFields.Of(call, "id,created_time,from,message");
        WorldSelection selection = call.Query("filter") == "stream" && above.Kind != ItemKind.Comment ? call.World.CommentsOf(above) : call.World.AnswersTo(above);
        int? after = GraphAnswers.After(call);
        IEnumerable<WorldItem> comments = call.Query("order") == "reverse_chronological"
            ? selection.Newest(call.Now, after ?? int.MaxValue)
            : selection.Oldest(call.Now, after ?? -1);
        Action<Utf8JsonWriter>? summary = call.Query("summary") is "true" or "1" ? json => FacebookJson.Summary(json, selection.Count(call.Now)) : null;
        GraphAnswers.List(call, call.Page(comments, Take(call)), static i => i.Number, (json, item) => FacebookJson.Comment(json, call, item, fields), summary);
    }

    private static int Take(SimulatorCall call) => Math.Clamp(call.Number("limit", 25), 1, Most);
}
