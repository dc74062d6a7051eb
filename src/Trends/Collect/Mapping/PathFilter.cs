using System.Text.Json;

namespace Trends.Collect.Mapping;

/// <summary>The elements that a step such as <c>[type=replied_to]</c> takes: objects with a member of one value.</summary>
/// <param name="Name">The member's name in UTF-8.</param>
/// <param name="Value">Its text in UTF-8; numbers and truth values as they are written.</param>
internal sealed record PathFilter(byte[] Name, byte[] Value)
{
    /// <summary>Tells whether a parsed element passes.</summary>
    internal bool Passes(JsonElement element)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Name, out JsonElement value)
            && (value.ValueKind == JsonValueKind.String ? value.ValueEquals(Value) : System.Text.Encoding.UTF8.GetBytes(value.GetRawText()).AsSpan().SequenceEqual(Value));

    /// <summary>Tells whether the element that the reader stands on passes. Works on a copy of the reader.</summary>
    internal bool Passes(Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool named = json.ValueTextEquals(Name);
            json.Read();
            if (named)
            {
                return json.TokenType is JsonTokenType.String ? json.ValueTextEquals(Value) : json.ValueSpan.SequenceEqual(Value);
            }

            json.Skip();
        }

        return false;
    }
}
