using System.Globalization;
using System.Text;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Rss;

/// <summary>A site's feeds: RSS 2.0, RSS 1.0 and Atom with validators, WordPress paging, a feed that moved, one that is broken, one in EUC-KR.</summary>
/// <remarks>After rssboard.org/rss-specification, web.resource.org/rss/1.0/spec, RFC 4287 (Atom) and RFC 9110 (conditional requests).</remarks>
public sealed class RssDialect : IDialect
{
    private const int Length = 30;

    private static readonly Encoding EucKr = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("rss", new LinkIds(1, static _ => "tag:press.example.com,2026:"))
        {
            TopKind = ItemKind.Article,
            Sections = ["tech", "culture", "economy"],
            AuthorId = static (_, handle) => handle,
        },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/{section}/rss.xml", c => Feed(c, "application/rss+xml; charset=utf-8", FeedXml.Rss20));
        routes.Get("/{section}/rdf.xml", c => Feed(c, "application/rdf+xml; charset=utf-8", FeedXml.Rss10));
        routes.Get("/{section}/atom.xml", c => Feed(c, "application/atom+xml; charset=utf-8", FeedXml.Atom));
        routes.Get("/{section}/euc-kr.xml", LegacyFeed);
        routes.Get("/{section}/broken.xml", BrokenFeed);
        routes.Get("/{section}/moved.xml", c => c.Redirect(301, $"{c.Base}/{c.Route("section")}/rss.xml"));
        routes.Get("/{section}/found.xml", c => c.Redirect(302, $"{c.Base}/{c.Route("section")}/rss.xml"));
        routes.Get("/{section}/gone.xml", Gone);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => CallerCheck.Anonymous;

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Status = error switch
        {
            ApiError.NotFound => 404,
            ApiError.RateLimited or ApiError.QuotaExceeded => 429,
            _ => 403,
        };
        call.Text("text/html; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"<html><body><h1>{call.Status}</h1></body></html>"));
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Sites tell no limits.
    }

    private static void Gone(SimulatorCall call)
    {
        call.Status = 410;
        call.Text("text/html", "<html><body>Gone</body></html>");
    }

    private static void Feed(SimulatorCall call, string contentType, Func<SimulatorCall, string, IReadOnlyList<WorldItem>, string> write)
    {
        string section = call.Route("section");
        int paged = Math.Max(1, call.Number("paged", 1));
        IReadOnlyList<WorldItem> items = Items(call, section, paged);
        if (!call.World.Spec.Sections.Contains(section) || (items.Count == 0 && paged > 1))
        {
            call.Fail(ApiError.NotFound);
            return;
        }

        DateTimeOffset modified = items.Select(Changed).Append(call.World.Span.From).Max();
        string tag = string.Create(CultureInfo.InvariantCulture, $"\"{items.Aggregate(17L, static (sum, i) => unchecked((sum * 31) + i.Number)):x}-{items.Count}-{modified.ToUnixTimeSeconds()}\"");
        call.Header("ETag", tag);
        call.Header("Last-Modified", DialectText.Rfc1123(modified));
        if (IsKnown(call, tag, modified))
        {
            call.Status = 304;
            return;
        }

        call.Text(contentType, write(call, section, items));

        DateTimeOffset Changed(WorldItem item) => item.EditedAt <= call.Now ? item.EditedAt.Value : item.VisibleFrom;
    }

    private static IReadOnlyList<WorldItem> Items(SimulatorCall call, string section, int paged) =>
        call.Page(call.World.Select(new() { Section = section }).Newest(call.Now).Skip((paged - 1) * Length), Length).Items;

    // If-None-Match decides alone where it is sent (RFC 9110, 13.2.2).
    private static bool IsKnown(SimulatorCall call, string tag, DateTimeOffset modified)
    {
        string known = call.Http.Request.Headers.IfNoneMatch.ToString();
        return known.Length > 0
            ? known.Split(',', StringSplitOptions.TrimEntries).Any(k => k == tag || k == $"W/{tag}" || k == "*")
            : DateTimeOffset.TryParse(call.Http.Request.Headers.IfModifiedSince.ToString(), CultureInfo.InvariantCulture, out DateTimeOffset since) && modified <= since;
    }

    private static void LegacyFeed(SimulatorCall call)
    {
        string xml = FeedXml.Rss20(call, call.Route("section"), Items(call, call.Route("section"), 1)).Replace("encoding=\"UTF-8\"", "encoding=\"EUC-KR\"", StringComparison.Ordinal);
        call.Bytes("application/rss+xml", EucKr.GetBytes(xml));
    }

    // An ampersand that nobody escaped, and an end that is missing: what strict parsers refuse.
    private static void BrokenFeed(SimulatorCall call)
    {
        string xml = FeedXml.Rss20(call, call.Route("section"), Items(call, call.Route("section"), 1));
        call.Text("application/rss+xml; charset=utf-8", xml[..(xml.Length * 3 / 4)].Replace("</title>", " & more</title>", StringComparison.Ordinal));
    }
}
