using System.Globalization;

namespace Trends;

/// <summary>Names of months, <c>YYYY-MM</c>, which parts are cut by; what has no time is in a part of another name.</summary>
public static class MonthName
{
    private const string Pattern = "yyyy-MM";
    private const string Key = "/month=";

    /// <summary>Gives a month with those around it.</summary>
    /// <param name="month">The month; another text has no neighbours.</param>
    /// <param name="before">How many months before it.</param>
    /// <param name="after">How many months after it.</param>
    /// <returns>The months in order, the month itself among them.</returns>
    public static IReadOnlyList<string> Around(string month, int before, int after) =>
        FirstDay(month) is { } first
            ? [.. Enumerable.Range(-before, before + 1 + after).Select(first.AddMonths).Select(m => m.ToString(Pattern, CultureInfo.InvariantCulture))]
            : [month];

    /// <summary>Gives the first day of a month.</summary>
    /// <param name="month">The month.</param>
    /// <returns>The day; null where the text is not that of a month.</returns>
    public static DateOnly? FirstDay(string? month) =>
        DateOnly.TryParseExact(month, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first) ? first : null;

    /// <summary>Reads the month from the path of a month's part, <c>…/month=YYYY-MM/…</c>.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The month's name; null where the path has none.</returns>
    public static string? OfPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        int start = path.IndexOf(Key, StringComparison.Ordinal) + Key.Length;
        int end = start < Key.Length ? -1 : path.IndexOf('/', start);
        return end < 0 ? null : path[start..end];
    }
}
