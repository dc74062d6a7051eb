using System.Text.Json;

namespace Trends.Collect.Manifests;

/// <summary>An object in a manifest that knows where it stands; reads its members and reports those of the wrong shape.</summary>
/// <param name="element">The object.</param>
/// <param name="path">Where it stands; empty for the root.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ManifestNode(JsonElement element, string path, ManifestProblems problems)
{
    internal JsonElement Element => element;

    internal string At(string member) => path.Length == 0 ? member : $"{path}.{member}";

    internal bool Has(string member) => element.TryGetProperty(member, out _);

    internal bool IsNull(string member) => element.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.Null;

    internal void AllowOnly(IReadOnlyCollection<string> members)
    {
        foreach (JsonProperty property in element.EnumerateObject().Where(p => !members.Contains(p.Name)))
        {
            problems.Add(At(property.Name), "unknown member", $"known ones are {string.Join(", ", members)}");
        }
    }

    internal string? Text(string member, bool required = false)
    {
        if (!element.TryGetProperty(member, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
            {
                problems.Add(At(member), "missing", "give a text");
            }

            return null;
        }

        if (value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0)
        {
            problems.Add(At(member), $"{value.GetRawText()} is no text", "give a text in quotes that is not empty");
            return null;
        }

        return value.GetString();
    }

    internal bool? Flag(string member)
    {
        if (!element.TryGetProperty(member, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add(At(member), $"{value.GetRawText()} is neither true nor false", "give one of them without quotes");
            return null;
        }

        return value.GetBoolean();
    }

    internal string? Scalar(string member)
    {
        if (!element.TryGetProperty(member, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            problems.Add(At(member), "not a single value", "give a text, a number, true or false");
            return null;
        }

        return value.ToString();
    }

    internal ManifestNode? Child(string member, bool required)
    {
        if (!element.TryGetProperty(member, out JsonElement value))
        {
            if (required)
            {
                problems.Add(At(member), "missing", "give an object");
            }

            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(At(member), $"{value.GetRawText()} is no object", "give an object in braces");
            return null;
        }

        return new(value, At(member), problems);
    }

    internal IReadOnlyList<string> Texts(string member, bool required)
    {
        if (!element.TryGetProperty(member, out JsonElement value))
        {
            if (required)
            {
                problems.Add(At(member), "missing", "give a list of texts");
            }

            return [];
        }

        bool good = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
            && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String && v.GetString()!.Length > 0);
        if (!good)
        {
            problems.Add(At(member), $"{value.GetRawText()} is no list of texts", "give at least one text in brackets");
            return [];
        }

        return [.. value.EnumerateArray().Select(v => v.GetString()!)];
    }
}
