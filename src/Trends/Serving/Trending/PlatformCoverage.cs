using System.Globalization;
using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Marts;
using Trends.Storage;

namespace Trends.Serving.Trending;

/// <summary>The coverage of a platform, hour by hour.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Shares">Hours that it was asked for, each with the share that came.</param>
/// <param name="Gaps">What is missing.</param>
public sealed record PlatformCoverage(string Platform, IReadOnlyDictionary<DateTimeOffset, double> Shares, IReadOnlyList<CoverageGap> Gaps)
{
    /// <summary>Sums it up.</summary>
    /// <returns>The sum; null when it was asked for nothing.</returns>
    public TrendCoverage? Sum() => Shares.Count == 0 && Gaps.Count == 0 ? null : new(Platform, Shares.Count == 0 ? 0 : Math.Round(Shares.Values.Average(), 4), Gaps);

    /// <summary>Gives the mean share over platforms and the hours of a step.</summary>
    /// <param name="platforms">The platforms.</param>
    /// <param name="at">The step's beginning.</param>
    /// <param name="step">Its length.</param>
    /// <returns>The mean; null when none of them was asked for any of those hours.</returns>
    public static double? Mean(IReadOnlyList<PlatformCoverage> platforms, DateTimeOffset at, TimeSpan step)
    {
        ArgumentNullException.ThrowIfNull(platforms);
        (double sum, int hours) = (0, 0);
        for (DateTimeOffset hour = at; hour < at + step; hour = hour.AddHours(1))
        {
            foreach (PlatformCoverage platform in platforms)
            {
                if (platform.Shares.TryGetValue(hour, out double share))
                {
                    (sum, hours) = (sum + share, hours + 1);
                }
            }
        }

        return hours == 0 ? null : Math.Round(sum / hours, 4);
    }

    /// <summary>Reads it from the rows of its days.</summary>
    internal static PlatformCoverage Read(string platform, IEnumerable<MartRow> rows, DateTimeOffset from, DateTimeOffset to)
    {
        Dictionary<DateTimeOffset, double> shares = [];
        List<CoverageGap> gaps = [];
        foreach (MartRow row in rows)
        {
            DateTimeOffset day = (DateTimeOffset)row.Cells[2]!;
            string[] hours = ((string)row.Cells[4]!).Split(' ');
            for (int i = 0; i < hours.Length; i++)
            {
                DateTimeOffset hour = day.AddHours(i);
                if (hour >= from && hour < to && hours[i] != CoverageMart.Unasked)
                {
                    shares[hour] = double.Parse(hours[i], CultureInfo.InvariantCulture);
                }
            }

            gaps.AddRange(JsonSerializer.Deserialize<CoverageGap[]>((string)row.Cells[5]!, CoverageMart.Json)!.Where(g => g.To > from && g.From < to));
        }

        return new(platform, shares, Join(gaps));
    }

    // A gap over midnight stands in two days.
    private static List<CoverageGap> Join(List<CoverageGap> gaps)
    {
        List<CoverageGap> joined = [];
        foreach (CoverageGap gap in gaps.OrderBy(g => g.Source, StringComparer.Ordinal).ThenBy(g => g.Reason, StringComparer.Ordinal).ThenBy(g => g.From))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Source == gap.Source && last.Reason == gap.Reason && last.To == gap.From)
            {
                joined[^1] = last with { To = gap.To, Queries = Math.Max(last.Queries, gap.Queries) };
            }
            else
            {
                joined.Add(gap);
            }
        }

        return joined;
    }
}
