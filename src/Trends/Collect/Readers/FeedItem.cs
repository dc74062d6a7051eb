using System.Text;
using System.Xml.Linq;

namespace Trends.Collect.Readers;

/// <summary>Makes a JSON object with the names people know (title, link, guid, pubDate, description, author, category, source) out of an item of any feed.</summary>
internal static class FeedItem
{
    private static readonly HashSet<string> Core =
        new(["title", "link", "guid", "pubDate", "description", "author", "category", "source", "id", "published", "updated", "summary", "content"], StringComparer.Ordinal);

    private static readonly string[] PlainNamespaces =
        ["", "http://purl.org/rss/1.0/", "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/", "http://backend.userland.com/rss2"];

    private static readonly (string Name, string[] From)[] Aliases =
    [
        ("guid", ["id", "about"]),
        ("pubDate", ["published", "updated", "date"]),
        ("description", ["summary", "encoded", "content"]),
        ("author", ["creator"]),
    ];

    /// <summary>Writes an item.</summary>
    internal static void Write(XElement item, RecordBuffer output)
    {
        OrderedDictionary<string, List<string>> members = new(StringComparer.Ordinal);
        foreach (XAttribute about in item.Attributes().Where(a => a.Name.LocalName == "about"))
        {
            Add(members, "about", about.Value);
        }

        foreach (XElement element in item.Elements())
        {
            AddElement(members, element);
        }

        foreach ((string name, string[] from) in Aliases)
        {
            if (!members.ContainsKey(name) && Array.Find(from, members.ContainsKey) is { } source)
            {
                members[name] = members[source];
            }
        }

        output.Clear();
        output.Add((byte)'{');
        bool first = true;
        foreach ((string name, List<string> values) in members)
        {
            if (!first)
            {
                output.Add((byte)',');
            }

            first = false;
            output.AddText(Encoding.UTF8.GetBytes(name));
            output.Add((byte)':');
            WriteValues(values, output);
        }

        output.Add((byte)'}');
    }

    private static void AddElement(OrderedDictionary<string, List<string>> members, XElement element)
    {
        string local = element.Name.LocalName;
        string name = PlainNamespaces.Contains(element.Name.NamespaceName) || !Core.Contains(local)
            ? local
            : $"{element.GetPrefixOfNamespace(element.Name.Namespace) ?? "other"}:{local}";
        string? href = (string?)element.Attribute("href");
        if (local == "link" && href is not null)
        {
            string rel = (string?)element.Attribute("rel") ?? "alternate";
            Add(members, rel == "alternate" ? name : rel, href);
            return;
        }

        Add(members, name, Value(element, local));
        if (local == "source" && (string?)element.Attribute("url") is { } url)
        {
            Add(members, "sourceUrl", url);
        }
    }

    private static string Value(XElement element, string local) => local switch
    {
        "author" or "contributor" => Child(element, "name") ?? element.Value,
        "source" => Child(element, "title") ?? element.Value,
        "category" => (string?)element.Attribute("term") ?? element.Value,
        "enclosure" or "thumbnail" => (string?)element.Attribute("url") ?? element.Value,
        _ when element.IsEmpty => (string?)element.Attribute("url") ?? string.Empty,
        _ => element.Value,
    };

    private static string? Child(XElement element, string local) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == local)?.Value;

    private static void Add(OrderedDictionary<string, List<string>> members, string name, string value)
    {
        if (!members.TryGetValue(name, out List<string>? values))
        {
            members[name] = values = [];
        }

        values.Add(value.Trim());
    }

    private static void WriteValues(List<string> values, RecordBuffer output)
    {
        if (values.Count > 1)
        {
            output.Add((byte)'[');
        }

        for (int i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                output.Add((byte)',');
            }

            output.AddText(Encoding.UTF8.GetBytes(values[i]));
        }

        if (values.Count > 1)
        {
            output.Add((byte)']');
        }
    }
}
