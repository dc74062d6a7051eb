using System.Text;
using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>
/// Values as queries see them. Three-valued: a comparison of different types is neither true nor false, and a property that is missing differs from one that is null.
/// </summary>
public static class QueryValue
{
    /// <summary>Gives what a property holds; null where it is missing.</summary>
    public static JsonElement? Of(JsonElement document, string name) => document.TryGetProperty(name, out JsonElement value) ? value : null;

    /// <summary>Compares values of one type; null where they cannot be.</summary>
    public static int? Compare(JsonElement? x, JsonElement? y)
    {
        if (x is not { } a || y is not { } b || Rank(a) != Rank(b))
        {
            return null;
        }

        return a.ValueKind switch
        {
            JsonValueKind.Number => a.GetDouble().CompareTo(b.GetDouble()),
            JsonValueKind.String => CompareText(a.GetString()!, b.GetString()!),
            JsonValueKind.True or JsonValueKind.False => a.GetBoolean().CompareTo(b.GetBoolean()),
            _ => 0,
        };
    }

    /// <summary>Compares values of any types, as an index orders them: missing, null, flags, numbers, texts.</summary>
    public static int Order(JsonElement? x, JsonElement? y) => Compare(x, y) ?? Rank(x).CompareTo(Rank(y));

    private static int Rank(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Undefined => 0,
        JsonValueKind.Null => 1,
        JsonValueKind.True or JsonValueKind.False => 2,
        JsonValueKind.Number => 3,
        JsonValueKind.String => 4,
        _ => 5,
    };

    // By code points, as their bytes lie in an index.
    private static int CompareText(string x, string y) =>
        x == y ? 0 : Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
}
