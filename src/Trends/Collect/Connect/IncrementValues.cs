using System.Globalization;
using System.Text.Json;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>Reads and compares what orders a stream.</summary>
internal static class IncrementValues
{
    /// <summary>Gives a record's place in the order, in a form that compares as text.</summary>
    /// <returns>The place; null when the record has none that can be read.</returns>
    internal static string? Of(IncrementPlan plan, JsonElement record) => Of(plan, JsonPaths.Text(record, plan.At));

    /// <summary>Gives the place of a time or an id as a record or its manifest writes it.</summary>
    internal static string? Of(IncrementPlan plan, string? text)
        => text is null ? null : plan.Type == IncrementType.Time ? Time(text, plan.Pattern) is { } at ? Of(at) : null : Id(text);

    /// <summary>Gives a time's place.</summary>
    internal static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Gives a place as exactly as the stream writes its own: where it tells days, the beginning of the day.</summary>
    internal static string? Rounded(IncrementPlan plan, string? place)
        => plan.Pattern is not null && TimeOf(place) is { } at ? Of(plan, at.UtcDateTime.ToString(plan.Pattern, CultureInfo.InvariantCulture)) : place;

    /// <summary>Gives the time of a place.</summary>
    internal static DateTimeOffset? TimeOf(string? place)
        => DateTimeOffset.TryParse(place, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;

    /// <summary>Gives the id of a place.</summary>
    internal static string IdOf(string place) => place[(place.IndexOf(':', StringComparison.Ordinal) + 1)..];

    internal static bool IsAfter(string? one, string? other) => other is null || string.CompareOrdinal(one, other) > 0;

    // A longer number is a greater one; its length stands in front, so that texts compare as numbers.
    private static string Id(string text) => FormattableString.Invariant($"{text.Length:D4}:{text}");

    private static DateTimeOffset? Time(string text, string? pattern)
    {
        if (pattern is not null)
        {
            return DateTimeOffset.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset written) ? written : null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            // Milliseconds since 1970 passed this size in 1973.
            double seconds = Math.Abs(number) >= 1e11 ? number / 1000 : number;
            return Math.Abs(seconds) < 253_402_300_799 ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)) : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;
    }
}
