using System.Globalization;
using Trends.Marts;
using Trends.Storage;

namespace Trends.Serving.Trending;

/// <summary>Reads the hours that a row of the history of terms holds.</summary>
internal static class TermHours
{
    private static readonly int IdAt = MartDefinitions.TrendHistory.IndexOf("id");
    private static readonly int HoursAt = MartDefinitions.TrendHistory.IndexOf("hours");

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Its hours with documents, in order of time.</returns>
    public static IEnumerable<TrendPoint> Read(MartRow row)
    {
        DateTimeOffset month = DateTimeOffset.ParseExact(((string)row.Cells[IdAt]!)[..7], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        foreach (string hour in ((string?)row.Cells[HoursAt] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = hour.Split(':');
            yield return new(month.AddHours(Number(parts[0])), Number(parts[1]), Number(parts[2]), null);
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
