using System.Text.Json;
using Trends.Collect.Mapping;

namespace Trends.Collect.Connect.Push;

/// <summary>The parts of a message that rules are for, each with what stands around it.</summary>
/// <param name="outer">The path to what stands around the parts.</param>
/// <param name="inner">The path from there to the parts; empty for the message itself.</param>
internal sealed class PushParts(PathSegment[] outer, PathSegment[] inner)
{
    /// <summary>Reads a path such as <c>$.entry[*].changes[*]</c>: its last list holds the parts.</summary>
    /// <param name="path">The path; null for the whole message.</param>
    internal static PushParts Parse(string? path)
    {
        PathSegment[] steps = path is null ? [] : JsonPath.TryParse(path)!;
        int list = Array.FindLastIndex(steps, s => s.Name is null);
        int cut = list < 1 ? 0 : Array.FindLastIndex(steps, list - 1, s => s.Name is null) + 1;
        return new(steps[..cut], steps[cut..]);
    }

    /// <summary>Lists the parts.</summary>
    /// <param name="root">The message.</param>
    internal IEnumerable<(JsonElement Parent, JsonElement Part)> Of(JsonElement root)
        => JsonPaths.All(root, outer).SelectMany(parent => JsonPaths.All(parent, inner), (parent, part) => (parent, part));
}
