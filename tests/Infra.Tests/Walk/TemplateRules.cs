using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Tests.Walk;

/// <summary>What holds for every resource. Each rule answers with the resources that break it.</summary>
internal static partial class TemplateRules
{
    // Types that older API versions have no successor for.
    private static readonly HashSet<string> PreviewOnly = ["Microsoft.Insights/diagnosticSettings"];

    /// <summary>Every type is known, and says what <see cref="Requirements"/> ask of it.</summary>
    public static IEnumerable<string> Closed(IReadOnlyList<TemplateResource> resources)
    {
        foreach (TemplateResource resource in resources)
        {
            Requirement[] asked = [.. Requirements.All.Where(r => r.Type == resource.Type)];
            if (asked.Length == 0 && !Requirements.None.ContainsKey(resource.Type))
            {
                yield return $"{resource.Name} is in no table of Requirements";
            }

            foreach (Requirement requirement in asked.Where(r => !r.Allowed.Contains(resource.Value(r.Path))))
            {
                yield return $"{resource.Name} has {requirement.Path} = {resource.Value(requirement.Path) ?? "nothing"}, not {string.Join(" or ", requirement.Allowed)}";
            }
        }
    }

    /// <summary>No property at any depth allows a TLS before 1.2, whatever the type.</summary>
    public static IEnumerable<string> Tls(JsonElement template)
        => TemplateWalk.Properties(template)
            .Where(p => p.Name.Contains("tlsVersion", StringComparison.OrdinalIgnoreCase) && !NewTls().IsMatch(p.Value.ToString()))
            .Select(p => $"{p.Name} is {p.Value}");

    /// <summary>No key is read or written anywhere.</summary>
    public static IEnumerable<string> Keys(JsonElement template) => TemplateWalk.Texts(template).Where(t => KeyText().IsMatch(t));

    /// <summary>A secret is a parameter of a secure type, never an output.</summary>
    public static IEnumerable<string> Secrets(IReadOnlyDictionary<string, JsonElement> templates)
        => from template in templates
           where template.Value.TryGetProperty("outputs", out _)
           from output in template.Value.GetProperty("outputs").EnumerateObject()
           where output.Value.GetProperty("type").GetString()!.StartsWith("secure", StringComparison.OrdinalIgnoreCase)
               || SecretName().IsMatch(output.Name)
           select $"{template.Key} gives {output.Name}";

    /// <summary>No resource is declared by a preview of its API.</summary>
    public static IEnumerable<string> Versions(IReadOnlyList<TemplateResource> resources)
        => resources
            .Where(r => r.Value("apiVersion")!.EndsWith("-preview", StringComparison.Ordinal) && !PreviewOnly.Contains(r.Type))
            .Select(r => $"{r.Name} is declared by {r.Value("apiVersion")}");

    /// <summary>Every parameter of every template is described.</summary>
    public static IEnumerable<string> Descriptions(IReadOnlyDictionary<string, JsonElement> templates)
        => from template in templates
           where template.Value.TryGetProperty("parameters", out _)
           from parameter in template.Value.GetProperty("parameters").EnumerateObject()
           where !parameter.Value.TryGetProperty("metadata", out JsonElement metadata) || !metadata.TryGetProperty("description", out _)
           select $"{template.Key} has the parameter {parameter.Name} without a description";

    [GeneratedRegex("""list(Keys|AccountSas|ServiceSas|Secrets|ConnectionStrings|Credentials)?\('|\blist[A-Z]\w*\(|(Account|SharedAccess)Key=|SharedAccessSignature|primaryKey|primaryMasterKey|Password=""")]
    private static partial Regex KeyText();

    [GeneratedRegex("""1[._]?[23]$""")]
    private static partial Regex NewTls();

    [GeneratedRegex("""key$|secret$|password$|sas$""", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
