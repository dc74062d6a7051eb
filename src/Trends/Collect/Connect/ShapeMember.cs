using System.Text.Json;
using Trends.Collect.Mapping;

namespace Trends.Collect.Connect;

/// <summary>A member that an object may have.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Compare">How its text is compared: <c>=</c> whole, <c>^</c> its beginning, <c>*</c> any part of it, <c>\0</c> not at all.</param>
/// <param name="Value">The text.</param>
internal sealed record ShapeMember(PathSegment[] Path, char Compare, string Value)
{
    /// <summary>Reads a member.</summary>
    /// <exception cref="InputException">It is no path.</exception>
    internal static ShapeMember Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        char compare = equals < 0 ? '\0' : equals > 0 && text[equals - 1] is '^' or '*' ? text[equals - 1] : '=';
        string path = equals < 0 ? text : text[..(compare == '=' ? equals : equals - 1)];
        PathSegment[] steps = JsonPath.TryParse(path)
            ?? throw new InputException($"'{text}' is no member. Write it like id, user.name, kind=t3, name^=t3_, id*=_, text|title or !retweeted.");
        return new(steps, compare, equals < 0 ? string.Empty : text[(equals + 1)..]);
    }

    /// <summary>Tells whether an object has it. A null is nothing.</summary>
    internal bool IsIn(JsonElement element)
        => JsonPaths.TryFind(element, Path, out JsonElement found) && found.ValueKind != JsonValueKind.Null && Compare switch
        {
            '\0' => true,
            '=' when found.ValueKind == JsonValueKind.String => found.ValueEquals(Value),
            '^' => found.ToString().StartsWith(Value, StringComparison.Ordinal),
            '*' => found.ToString().Contains(Value, StringComparison.Ordinal),
            // Of JSON, not of .NET: true, not True.
            _ => found.GetRawText() == Value,
        };
}
