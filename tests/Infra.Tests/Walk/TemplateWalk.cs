using System.Text.Json;

namespace Infra.Tests.Walk;

/// <summary>Walks over a compiled template and the templates in it.</summary>
internal static class TemplateWalk
{
    private const string Deployment = "Microsoft.Resources/deployments";

    /// <summary>Every resource that is made, in every module.</summary>
    /// <param name="template">The template.</param>
    /// <param name="name">What it is called.</param>
    public static IReadOnlyList<TemplateResource> Resources(JsonElement template, string name = "main")
    {
        List<TemplateResource> found = [];
        foreach ((string symbol, JsonElement resource) in Own(template))
        {
            if (resource.TryGetProperty("existing", out JsonElement existing) && existing.GetBoolean())
            {
                continue;
            }

            string type = resource.GetProperty("type").GetString()!;
            if (type == Deployment)
            {
                found.AddRange(Resources(resource.GetProperty("properties").GetProperty("template"), symbol));
            }
            else
            {
                found.Add(new(name, type, resource));
            }
        }

        return found;
    }

    /// <summary>Every template: the outermost and those in it, by name.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Templates(JsonElement template)
        => Own(template)
            .Where(r => r.Resource.GetProperty("type").GetString() == Deployment)
            .Select(r => (r.Symbol, r.Resource.GetProperty("properties").GetProperty("template")))
            .Prepend(("main", template))
            .ToDictionary();

    /// <summary>Every text of an element: values and property names.</summary>
    public static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value).Prepend(p.Name)),
        _ => [],
    };

    /// <summary>Every property of an element, at any depth.</summary>
    public static IEnumerable<JsonProperty> Properties(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Properties),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Properties(p.Value).Prepend(p)),
        _ => [],
    };

    // Templates with symbolic names hold an object, the others a list.
    private static IEnumerable<(string Symbol, JsonElement Resource)> Own(JsonElement template)
    {
        JsonElement resources = template.GetProperty("resources");
        return resources.ValueKind == JsonValueKind.Object
            ? resources.EnumerateObject().Select(p => (p.Name, p.Value))
            : resources.EnumerateArray().Select(r => (r.GetProperty("type").GetString()!, r));
    }
}
