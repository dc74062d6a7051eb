using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Flickr;

/// <summary>Flickr: search over public photos, and the comments on one. One address for all methods; errors come with status 200 and <c>stat</c> fail.</summary>
/// <remarks>
/// After flickr.com/services/api: /flickr.photos.search, /flickr.photos.comments.getList, /response.json and /services/developer/api. A search reaches 4,000 photos. A
/// key may be used 3,600 times an hour; what a caller above that is told is documented nowhere, and is 429 here. The service sets upload times itself.
/// </remarks>
public sealed class FlickrDialect : IDialect
{
    private const long FirstId = 53_000_000_000;
    private const int SearchReach = 4000;

    private static readonly LimitRule[] Limits = [new FixedWindow("flickr", 3600, TimeSpan.FromHours(1)) { IsQuota = true }];

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("flickr", new LinkIds(FirstId, static i => i.Kind == ItemKind.Comment ? $"6065-{FirstId + i.Root.Number}-" : ""))
        {
            CommentShare = 0.3,
            // Comments stand in one row.
            Nested = false,
            AuthorId = static (bits, _) => $"{10_000_000 + (bits % 190_000_000)}@N0{bits % 9}",
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/services/rest", Answer, Limits);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Query("api_key") switch
        {
            SimulatorCredentials.Key => CallerCheck.Good(SimulatorCredentials.Key),
            null => CallerCheck.Refused(ApiError.NoCredential),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (error is ApiError.RateLimited or ApiError.QuotaExceeded)
        {
            call.Status = 429;
            call.Text("text/html", "<html><body>Too Many Requests</body></html>");
            return;
        }

        (int code, string message) = error switch
        {
            ApiError.BadRequest when detail.Length > 0 => (112, $"Method \"{detail}\" not found"),
            ApiError.BadRequest => (3, "Parameterless searches have been disabled. Please use flickr.photos.getRecent instead."),
            ApiError.NotFound => (1, "Photo not found"),
            _ => (100, "Invalid API Key (Key has invalid format)"),
        };
        DialectJson.Write(call, new { stat = "fail", code, message });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // The API tells nothing until the limit is reached.
    }

    private static void Answer(SimulatorCall call)
    {
        switch (call.Query("method"))
        {
            case "flickr.photos.search":
                Search(call);
                break;
            case "flickr.photos.getInfo":
                Info(call);
                break;
            case "flickr.photos.comments.getList":
                Comments(call);
                break;
            default:
                call.Fail(ApiError.BadRequest, call.Query("method") ?? "none");
                break;
        }
    }

    private static void Search(SimulatorCall call)
    {
        PlatformWorld world = call.World;
        if (call.Query("text") is null && call.Query("tags") is null)
        {
            call.Fail(ApiError.BadRequest);
            return;
        }

        int take = Math.Clamp(call.Number("per_page", 100), 1, 500);
        int number = Math.Max(1, call.Number("page", 1));
        int above = Seconds(call, "min_upload_date") is { } from ? world.NumberAt(from) - 1 : -1;
        int below = Seconds(call, "max_upload_date") is { } to ? world.NumberAt(to.AddSeconds(1)) : int.MaxValue;
        WorldItem[] found = [.. world.Select(new() { Text = call.Query("text"), Tag = call.Query("tags"), TopOnly = true }).Newest(call.Now, below, above)];
        // Beyond what a search reaches the last page comes again and again.
        int last = Math.Max(1, (Math.Min(found.Length, SearchReach) + take - 1) / take);
        WorldPage page = call.Page(found.Take(SearchReach).Skip((Math.Min(number, last) - 1) * take), take);
        string[] extras = call.Query("extras")?.Split(',') ?? [];
        DialectJson.WriteFilled(call, new
        {
            photos = new { page = Math.Min(number, last), pages = last, perpage = take, total = found.Length, photo = page.Items.Select(i => Photo(call, i, extras)).ToArray() },
            stat = "ok",
        });
    }

    private static void Info(SimulatorCall call)
    {
        if (call.World.Find(call.Query("photo_id") ?? "") is not { Kind: ItemKind.Post } photo || !photo.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        DialectJson.WriteFilled(call, new
        {
            photo = new
            {
                id = photo.Id,
                secret = $"s{photo.Number:x8}",
                server = "65535",
                farm = 66,
                dateuploaded = photo.CreatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                owner = new { nsid = photo.Author.Id, username = photo.Author.Name },
                title = new { _content = photo.Title },
                description = new { _content = DialectText.Escape(photo.Text(call.Now)) },
                visibility = new { ispublic = 1, isfriend = 0, isfamily = 0 },
                views = photo.Views(call.Now).ToString(CultureInfo.InvariantCulture),
            },
            stat = "ok",
        });
    }

    private static void Comments(SimulatorCall call)
    {
        if (call.World.Find(call.Query("photo_id") ?? "") is not { Kind: ItemKind.Post } photo || !photo.IsVisible(call.Now))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        // All of them in one answer; one without any has no list.
        IReadOnlyList<WorldItem> comments = call.Page(call.World.CommentsOf(photo).Oldest(call.Now), int.MaxValue - 1).Items;
        DialectJson.WriteFilled(call, new
        {
            comments = new
            {
                photo_id = photo.Id,
                comment = comments.Count == 0 ? null : comments.Select(i => new
                {
                    id = i.Id,
                    author = i.Author.Id,
                    authorname = i.Author.Handle,
                    realname = i.Author.Name,
                    datecreate = i.CreatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                    permalink = $"https://www.flickr.com/photos/{photo.Author.Id}/{photo.Id}/#comment{i.Id[(i.Id.LastIndexOf('-') + 1)..]}",
                    path_alias = (string?)null,
                    _content = DialectText.Escape(i.Text(call.Now)),
                }).ToArray(),
            },
            stat = "ok",
        });
    }

    private static DateTimeOffset? Seconds(SimulatorCall call, string name) =>
        long.TryParse(call.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    // Numbers of extras are text here.
    private static object Photo(SimulatorCall call, WorldItem item, string[] extras) => new
    {
        id = item.Id,
        owner = item.Author.Id,
        secret = $"s{item.Number:x8}",
        server = "65535",
        farm = 66,
        title = item.Title,
        ispublic = 1,
        isfriend = 0,
        isfamily = 0,
        description = extras.Contains("description") ? new { _content = DialectText.Escape(item.Text(call.Now)) } : null,
        dateupload = extras.Contains("date_upload") ? item.CreatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : null,
        ownername = extras.Contains("owner_name") ? item.Author.Name : null,
        tags = extras.Contains("tags") ? string.Join(' ', item.Tags) : null,
        views = extras.Contains("views") ? item.Views(call.Now).ToString(CultureInfo.InvariantCulture) : null,
        url_l = extras.Contains("url_l") ? item.Image ?? $"https://media.example.com/flickr/{item.Number}_b.jpg" : null,
    };
}
