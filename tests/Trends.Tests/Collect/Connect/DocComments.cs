using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Trends.Tests.Collect.Connect;

/// <summary>What the documentation comments of the product say of the members of its types.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members =
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Trends.xml")).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>Gives the comment of a member that JSON holds; null where it has none.</summary>
    public string? Of(JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not MemberInfo { DeclaringType: { } type } member)
        {
            return null;
        }

        // A record's members are described as its parameters.
        XElement? text = _members.GetValueOrDefault($"T:{type.FullName}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")!.Value == member.Name)
            ?? _members.GetValueOrDefault($"P:{type.FullName}.{member.Name}")?.Element("summary");
        return text is null ? null : Spaces().Replace(string.Concat(text.Nodes().Select(Text)), " ").Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => Camel((see.Attribute("cref") ?? see.Attribute("langword"))!.Value.Split('.', ':')[^1]),
        XElement { Name.LocalName: "paramref" } other => Camel(other.Attribute("name")!.Value),
        XElement inner => string.Concat(inner.Nodes().Select(Text)),
        XText text => text.Value,
        _ => string.Empty,
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
