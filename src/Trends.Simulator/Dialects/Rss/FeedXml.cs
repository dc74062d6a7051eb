using System.Text;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Rss;

/// <summary>Writes feeds in three formats.</summary>
internal static class FeedXml
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    public static string Rss20(SimulatorCall call, string section, IReadOnlyList<WorldItem> items)
    {
        StringBuilder xml = new(Head);
        xml.Append("<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>");
        Element(xml, "title", $"Example Press: {section}");
        Element(xml, "link", $"{call.Base}/{section}/");
        Element(xml, "description", "A made-up site");
        Element(xml, "lastBuildDate", DialectText.Rfc1123(call.Now));
        xml.Append("<atom:link href=\"").Append(call.Base).Append('/').Append(section).Append("/rss.xml\" rel=\"self\" type=\"application/rss+xml\"/>");
        foreach (WorldItem item in items)
        {
            xml.Append("<item>");
            Element(xml, "title", item.Title);
            Element(xml, "link", item.Link);
            xml.Append("<guid isPermaLink=\"false\">").Append(item.Id).Append("</guid>");
            Element(xml, "pubDate", DialectText.Rfc1123(item.StatedAt));
            Element(xml, "dc:creator", item.Author.Name);
            foreach (string tag in item.Tags)
            {
                Element(xml, "category", tag);
            }

            // HTML within XML is escaped twice.
            Element(xml, "description", $"<p>{DialectText.Escape(item.Text(call.Now))}</p>");
            if (item.Image is { } image)
            {
                xml.Append("<enclosure url=\"").Append(image).Append("\" type=\"image/jpeg\" length=\"20480\"/>");
            }

            xml.Append("</item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }

    public static string Rss10(SimulatorCall call, string section, IReadOnlyList<WorldItem> items)
    {
        StringBuilder xml = new(Head);
        xml.Append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">");
        xml.Append("<channel rdf:about=\"").Append(call.Base).Append('/').Append(section).Append("/rdf.xml\">");
        Element(xml, "title", $"Example Press: {section}");
        Element(xml, "link", $"{call.Base}/{section}/");
        Element(xml, "description", "A made-up site");
        xml.Append("<items><rdf:Seq>");
        foreach (WorldItem item in items)
        {
            xml.Append("<rdf:li rdf:resource=\"").Append(item.Link).Append("\"/>");
        }

        xml.Append("</rdf:Seq></items></channel>");
        foreach (WorldItem item in items)
        {
            xml.Append("<item rdf:about=\"").Append(item.Link).Append("\">");
            Element(xml, "title", item.Title);
            Element(xml, "link", item.Link);
            Element(xml, "description", item.Text(call.Now));
            Element(xml, "dc:identifier", item.Id);
            Element(xml, "dc:creator", item.Author.Name);
            Element(xml, "dc:date", DialectText.IsoSeconds(item.StatedAt));
            foreach (string tag in item.Tags)
            {
                Element(xml, "dc:subject", tag);
            }

            xml.Append("</item>");
        }

        return xml.Append("</rdf:RDF>").ToString();
    }

    public static string Atom(SimulatorCall call, string section, IReadOnlyList<WorldItem> items)
    {
        StringBuilder xml = new(Head);
        xml.Append("<feed xmlns=\"http://www.w3.org/2005/Atom\">");
        Element(xml, "title", $"Example Press: {section}");
        Element(xml, "id", $"{call.Base}/{section}/atom.xml");
        Element(xml, "updated", DialectText.IsoSeconds(call.Now));
        foreach (WorldItem item in items)
        {
            xml.Append("<entry>");
            Element(xml, "title", item.Title);
            xml.Append("<link rel=\"alternate\" href=\"").Append(item.Link).Append("\"/>");
            Element(xml, "id", item.Id);
            Element(xml, "published", DialectText.IsoSeconds(item.StatedAt));
            Element(xml, "updated", DialectText.IsoSeconds(item.EditedAt <= call.Now ? item.EditedAt.Value : item.StatedAt));
            xml.Append("<author>");
            Element(xml, "name", item.Author.Name);
            xml.Append("</author>");
            foreach (string tag in item.Tags)
            {
                xml.Append("<category term=\"").Append(DialectText.Escape(tag)).Append("\"/>");
            }

            xml.Append("<content type=\"html\">").Append(DialectText.Escape($"<p>{DialectText.Escape(item.Text(call.Now))}</p>")).Append("</content></entry>");
        }

        return xml.Append("</feed>").ToString();
    }

    private static void Element(StringBuilder xml, string name, string text) =>
        xml.Append('<').Append(name).Append('>').Append(DialectText.Escape(text)).Append("</").Append(name).Append('>');
}
