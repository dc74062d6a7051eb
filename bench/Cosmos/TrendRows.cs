using System.Globalization;
using Trends.Storage;

namespace Bench.Cosmos;

/// <summary>Rows of the trend mart as a month of posts gives them: terms of two scripts, hours, platforms, evidence.</summary>
internal static class TrendRows
{
    private const int Days = 30;
    private static readonly string[] Platforms = ["x", "youtube", "naver-blog", "news"];

    /// <summary>Makes rows, the same each time.</summary>
    /// <param name="count">How many.</param>
    public static MartRow[] Make(int count)
    {
        Random chance = new(7);
        DateTimeOffset start = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
        return [.. Enumerable.Range(0, count).Select(i => Row(chance, start.AddDays(i % Days).AddHours(chance.Next(24)), i))];
    }

    private static MartRow Row(Random chance, DateTimeOffset hour, int i)
    {
        string term = i % 2 == 0 ? $"신제품 후기 {i}" : $"summer sale {i}";
        (string platform, string language) = (Platforms[i % Platforms.Length], i % 2 == 0 ? "ko" : "en");
        string evidence = string.Join(' ', Enumerable.Range(0, 1 + chance.Next(8)).Select(_ => string.Create(CultureInfo.InvariantCulture, $"{chance.NextInt64():x}:{chance.NextInt64():x}")));
        return new(
        [
            hour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{hour:HH}|{term}|{platform}|{language}"),
            hour,
            term,
            platform,
            language,
            chance.NextInt64(500),
            chance.NextInt64(400),
            chance.NextInt64(5000),
            chance.NextInt64(28),
            evidence,
            chance.NextInt64(4000),
        ]);
    }
}
