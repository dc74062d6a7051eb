using System.Globalization;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.TikTok;

/// <summary>A query of the Research API: conditions under <c>and</c>, <c>or</c> and <c>not</c>, between two days.</summary>
internal sealed class TikTokQuery
{
    private const string Day = "yyyyMMdd";
    private readonly List<Func<WorldItem, bool>> _and = [];
    private readonly List<Func<WorldItem, bool>> _or = [];
    private readonly List<Func<WorldItem, bool>> _not = [];

    /// <summary>Gets the start of the first day.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Gets the end of the last day.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Gets what the world can select without a walk.</summary>
    public WorldQuery Base { get; } = new() { TopOnly = true };

    public bool Matches(WorldItem item) =>
        _and.TrueForAll(c => c(item)) && (_or.Count == 0 || _or.Exists(c => c(item))) && !_not.Exists(c => c(item));

    public static TikTokQuery? Parse(JsonElement? body, out string problem)
    {
        problem = "";
        TikTokQuery query = new();
        if (body is not { ValueKind: JsonValueKind.Object } root || !Date(root, "start_date", out DateTimeOffset from) || !Date(root, "end_date", out DateTimeOffset until))
        {
            problem = "start_date and end_date are required in the format YYYYMMDD";
            return null;
        }

        (query.From, query.Until) = (from, until.AddDays(1));
        if (until < from || until > from.AddDays(30))
        {
            problem = "The end_date must be no more than 30 days after the start_date";
            return null;
        }

        if (!root.TryGetProperty("query", out JsonElement conditions) || conditions.ValueKind != JsonValueKind.Object
            || !Add(conditions, "and", query._and) || !Add(conditions, "or", query._or) || !Add(conditions, "not", query._not)
            || query._and.Count + query._or.Count + query._not.Count == 0)
        {
            problem = "Invalid query";
            return null;
        }

        return query;
    }

    private static bool Date(JsonElement root, string name, out DateTimeOffset date)
    {
        date = default;
        return root.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParseExact(text.GetString(), Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
    }

    private static bool Add(JsonElement query, string name, List<Func<WorldItem, bool>> to)
    {
        if (!query.TryGetProperty(name, out JsonElement list))
        {
            return true;
        }

        foreach (JsonElement condition in list.EnumerateArray())
        {
            string operation = Text(condition, "operation");
            string[] values = condition.TryGetProperty("field_values", out JsonElement given) ? [.. given.EnumerateArray().Select(v => v.ToString())] : [];
            if (Condition(Text(condition, "field_name"), operation, values) is not { } test || (operation != "IN" && values.Length != 1))
            {
                return false;
            }

            to.Add(test);
        }

        return true;
    }

    private static string Text(JsonElement condition, string name) => condition.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";

    private static Func<WorldItem, bool>? Condition(string field, string operation, string[] values) => (field, operation) switch
    {
        ("keyword", "EQ" or "IN") => i => Array.Exists(values, v => new WorldQuery { Text = v }.Matches(i)),
        ("hashtag_name", "EQ" or "IN") => i => Array.Exists(values, v => i.Tags.Contains(v, StringComparer.OrdinalIgnoreCase)),
        ("username", "EQ" or "IN") => i => values.Contains(i.Author.Handle),
        ("region_code", "EQ" or "IN") => i => values.Contains(TikTokJson.Region(i)),
        ("video_id", "EQ" or "IN") => i => values.Contains(i.Id),
        ("create_date", _) => i => Compare(string.CompareOrdinal(i.CreatedAt.UtcDateTime.ToString(Day, CultureInfo.InvariantCulture), values[0]), operation),
        _ => null,
    };

    private static bool Compare(int order, string operation) => operation switch
    {
        "GT" => order > 0,
        "GTE" => order >= 0,
        "LT" => order < 0,
        "LTE" => order <= 0,
        _ => order == 0,
    };
}
