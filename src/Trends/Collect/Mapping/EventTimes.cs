using System.Globalization;

namespace Trends.Collect.Mapping;

/// <summary>The times that are accepted: from 1990-01-01 to the clock plus 24 hours, both included.</summary>
public static class EventTimes
{
    /// <summary>What is accepted, in words.</summary>
    public const string Expected = "from 1990-01-01 to 24 hours ahead of the clock";

    private static readonly DateTimeOffset Oldest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    /// <summary>Writes a time for people.</summary>
    /// <param name="cell">A <see cref="DateTimeOffset"/> or a <see cref="DateOnly"/>.</param>
    public static string Show(object cell) => cell is DateOnly day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : ((DateTimeOffset)cell).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Tells whether a time is accepted.</summary>
    /// <param name="cell">A <see cref="DateTimeOffset"/>, or a <see cref="DateOnly"/>, which counts from its midnight in UTC.</param>
    /// <param name="now">The clock.</param>
    public static bool IsAccepted(object cell, DateTimeOffset now)
    {
        DateTimeOffset time = cell is DateOnly day ? new(day, TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset)cell;
        return time >= Oldest && time <= now + Ahead;
    }
}
