using System.Text.Json;

namespace Infra.Tests.Walk;

/// <summary>One resource of a compiled template.</summary>
/// <param name="Template">The module that it is in; empty for the outermost.</param>
/// <param name="Type">Its type, such as <c>Microsoft.KeyVault/vaults</c>.</param>
/// <param name="Json">All of it.</param>
internal sealed record TemplateResource(string Template, string Type, JsonElement Json)
{
    /// <summary>Gets what a message calls it.</summary>
    public string Name => $"{Template}: {Type}";

    /// <summary>Looks a value up.</summary>
    /// <param name="path">Property names parted by dots.</param>
    /// <returns>The value as text; null where there is none.</returns>
    public string? Value(string path)
    {
        JsonElement at = Json;
        foreach (string part in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
            {
                return null;
            }
        }

        return at.ToString();
    }
}
