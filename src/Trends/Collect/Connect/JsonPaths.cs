using System.Collections.Concurrent;
using System.Text.Json;
using Trends.Collect.Mapping;

namespace Trends.Collect.Connect;

/// <summary>Follows paths through a parsed answer.</summary>
internal static class JsonPaths
{
    // Paths are those of manifests and of this code, so that there are not many; records ask by them again and again.
    private static readonly ConcurrentDictionary<string, PathSegment[]?> Parsed = new(StringComparer.Ordinal);

    /// <summary>Finds the first value at a path.</summary>
    internal static bool TryFind(JsonElement root, ReadOnlySpan<PathSegment> path, out JsonElement value)
    {
        value = root;
        for (int i = 0; i < path.Length; i++)
        {
            PathSegment step = path[i];
            if (step.Name is { } name)
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                {
                    return false;
                }
            }
            else if (value.ValueKind != JsonValueKind.Array || step.Index >= value.GetArrayLength())
            {
                return false;
            }
            else if (step.Index >= 0)
            {
                value = value[step.Index];
            }
            else
            {
                foreach (JsonElement element in value.EnumerateArray())
                {
                    if (step.Filter?.Passes(element) != false && TryFind(element, path[(i + 1)..], out JsonElement found))
                    {
                        value = found;
                        return true;
                    }
                }

                return false;
            }
        }

        return true;
    }

    /// <summary>Finds a value as text; numbers as they are written.</summary>
    /// <returns>The text, or null where there is none: absent, null, empty, an object or an array.</returns>
    internal static string? Text(JsonElement root, string? path)
    {
        if (path is null || Parsed.GetOrAdd(path, JsonPath.TryParse) is not { } steps || !TryFind(root, steps, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Finds every value at a path.</summary>
    internal static IEnumerable<JsonElement> All(JsonElement root, ReadOnlyMemory<PathSegment> path)
    {
        if (path.IsEmpty)
        {
            yield return root;
            yield break;
        }

        PathSegment step = path.Span[0];
        if (step.Name is { } name)
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement member))
            {
                foreach (JsonElement found in All(member, path[1..]))
                {
                    yield return found;
                }
            }

            yield break;
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        int index = 0;
        foreach (JsonElement element in root.EnumerateArray())
        {
            if ((step.Index < 0 || step.Index == index++) && step.Filter?.Passes(element) != false)
            {
                foreach (JsonElement found in All(element, path[1..]))
                {
                    yield return found;
                }
            }
        }
    }
}
