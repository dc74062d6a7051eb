using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TrendFunctions.OpenApi;

/// <summary>The XML documentation beside assemblies; empty where a file is absent.</summary>
internal sealed partial class XmlSummaries
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    /// <summary>Reads the files of some assemblies.</summary>
    /// <param name="assemblies">The assemblies.</param>
    public XmlSummaries(params IEnumerable<Assembly> assemblies)
    {
        foreach (string path in assemblies.Select(a => Path.Combine(AppContext.BaseDirectory, a.GetName().Name + ".xml")).Where(File.Exists))
        {
            foreach (XElement member in XDocument.Load(path).Descendants("member"))
            {
                // A method's parameters are cut off: no endpoint is overloaded.
                _members.TryAdd(((string?)member.Attribute("name") ?? string.Empty).Split('(')[0], member);
            }
        }
    }

    /// <summary>Gives the summary of a method.</summary>
    /// <param name="method">The method.</param>
    public string? Summary(MethodInfo method) => Text(Find(method)?.Element("summary"));

    /// <summary>Gives what is said of a method's parameter.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">The parameter.</param>
    public string? Parameter(MethodInfo method, string name) => Param(Find(method), name);

    /// <summary>Gives what is said of a property, which may come from a positional record's parameter.</summary>
    /// <param name="property">The property.</param>
    public string? Property(PropertyInfo property)
    {
        string type = property.DeclaringType?.FullName?.Split('[')[0].Replace('+', '.') ?? string.Empty;
        return Text(_members.GetValueOrDefault($"P:{type}.{property.Name}")?.Element("summary")) ?? Param(_members.GetValueOrDefault($"T:{type}"), property.Name);
    }

    private static string? Param(XElement? member, string name)
        => Text(member?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name));

    private static string? Text(XElement? element)
        => element is null ? null : Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } see => ((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? (string?)see.Attribute("name") ?? string.Empty).Split('.', ':')[^1],
        XElement other => other.Value,
        _ => string.Empty,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private XElement? Find(MethodInfo method)
        => _members.GetValueOrDefault($"M:{method.DeclaringType?.FullName?.Replace('+', '.')}.{method.Name}");
}
