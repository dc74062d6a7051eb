using System.Text.Json;
using Trends.Collect.Mapping;

namespace Trends.Collect.Connect;

/// <summary>A member that an object has, and perhaps the value it has: by some of them a record is known.</summary>
/// <param name="Path">Where the member is.</param>
/// <param name="Value">Its text; null for any, also of another type.</param>
/// <param name="IsAbsent">Whether it must not be there.</param>
internal sealed record ShapeTest(PathSegment[] Path, string? Value, bool IsAbsent)
{
    /// <summary>Reads <c>a.b</c>, <c>kind=t3</c> or <c>!retweeted</c>.</summary>
    /// <exception cref="InputException">It is no path.</exception>
    internal static ShapeTest Parse(string text)
    {
        bool absent = text.StartsWith('!');
        string[] parts = text[(absent ? 1 : 0)..].Split('=', 2);
        PathSegment[] path = JsonPath.TryParse(parts[0]) ?? throw new InputException($"'{text}' is no member. Write it like id, user.name, kind=t3 or !retweeted.");
        return new(path, parts.Length == 2 ? parts[1] : null, absent);
    }

    /// <summary>Tells whether an object passes.</summary>
    internal bool Passes(JsonElement element)
    {
        bool found = JsonPaths.TryFind(element, Path, out JsonElement value)
            && (Value is null || (value.ValueKind == JsonValueKind.String ? value.ValueEquals(Value) : value.ToString() == Value));
        return found != IsAbsent;
    }
}
