using System.Text;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.BlogFeeds;

/// <summary>Writes the feeds of blog services, each with its habits.</summary>
internal static class BlogFeedXml
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    public static string Tistory(SimulatorCall call, string blog, IReadOnlyList<WorldItem> items)
    {
        StringBuilder xml = Begin(string.Empty, blog, $"{call.Base}/{blog}");
        foreach (WorldItem item in items)
        {
            xml.Append("<item>");
            Element(xml, "title", item.Title);
            Element(xml, "link", item.Id);
            Element(xml, "description", $"<p>{DialectText.Escape(item.Text(call.Now))}</p>");
            Categories(xml, item);
            Element(xml, "author", item.Author.Name);
            xml.Append("<guid isPermaLink=\"true\">").Append(DialectText.Escape(item.Id)).Append("</guid>");
            Element(xml, "comments", $"{item.Id}#entry{item.Number}comment");
            Element(xml, "pubDate", DialectText.Rfc822(item.StatedAt, Seoul));
            xml.Append("</item>");
        }

        return End(xml);
    }

    public static string Medium(SimulatorCall call, string name, IReadOnlyList<WorldItem> items) => Medium(call, name, items, whole: true);

    // A tag's feed holds the beginning of the text only.
    public static string MediumTag(SimulatorCall call, string name, IReadOnlyList<WorldItem> items) => Medium(call, name, items, whole: false);

    public static string Brunch(SimulatorCall call, string writer, IReadOnlyList<WorldItem> items)
    {
        StringBuilder xml = Begin(string.Empty, writer, $"{call.Base}/{writer}");
        foreach (WorldItem item in items)
        {
            xml.Append("<item>");
            Element(xml, "title", item.Title);
            Element(xml, "link", item.Id);
            Element(xml, "description", item.Text(call.Now));
            Element(xml, "pubDate", DialectText.Rfc1123(item.StatedAt));
            Element(xml, "author", item.Author.Name);
            Element(xml, "guid", item.Id);
            xml.Append("</item>");
        }

        return End(xml);
    }

    private static string Medium(SimulatorCall call, string name, IReadOnlyList<WorldItem> items, bool whole)
    {
        StringBuilder xml = Begin(
            " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"", name, $"{call.Base}/{name}");
        foreach (WorldItem item in items)
        {
            string text = $"<p>{DialectText.Escape(item.Text(call.Now))}</p>";
            xml.Append("<item>");
            CData(xml, "title", item.Title);
            Element(xml, "link", $"{item.Link}?source=rss------2");
            xml.Append("<guid isPermaLink=\"false\">").Append(item.Id).Append("</guid>");
            Categories(xml, item);
            CData(xml, "dc:creator", item.Author.Name);
            Element(xml, "pubDate", DialectText.Rfc1123(item.StatedAt));
            Element(xml, "atom:updated", DialectText.Iso(item.EditedAt <= call.Now ? item.EditedAt.Value : item.StatedAt));
            CData(xml, whole ? "content:encoded" : "description", whole ? $"{text}<img src=\"https://media.example.com/stat?event=post\" width=\"1\" height=\"1\">" : text);
            xml.Append("</item>");
        }

        return End(xml);
    }

    private static StringBuilder Begin(string namespaces, string title, string link)
    {
        StringBuilder xml = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        xml.Append("<rss version=\"2.0\"").Append(namespaces).Append("><channel>");
        Element(xml, "title", title);
        Element(xml, "link", link);
        Element(xml, "description", "A made-up blog");
        return xml;
    }

    private static string End(StringBuilder xml) => xml.Append("</channel></rss>").ToString();

    private static void Categories(StringBuilder xml, WorldItem item)
    {
        foreach (string tag in item.Tags)
        {
            CData(xml, "category", tag);
        }
    }

    private static void Element(StringBuilder xml, string name, string text) =>
        xml.Append('<').Append(name).Append('>').Append(DialectText.Escape(text)).Append("</").Append(name).Append('>');

    private static void CData(StringBuilder xml, string name, string text) =>
        xml.Append('<').Append(name).Append("><![CDATA[").Append(text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)).Append("]]></").Append(name).Append('>');
}
