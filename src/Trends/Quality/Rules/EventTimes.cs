namespace Trends.Quality.Rules;

/// <summary>The times that are accepted: from 1990-01-01 to the clock plus 24 hours, both included.</summary>
public static class EventTimes
{
    private static readonly DateTimeOffset Oldest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    /// <summary>Tells whether a time is accepted.</summary>
    /// <param name="cell">A <see cref="DateTimeOffset"/>, or a <see cref="DateOnly"/>, which counts from its midnight in UTC.</param>
    /// <param name="now">The clock.</param>
    public static bool IsAccepted(object cell, DateTimeOffset now)
    {
        DateTimeOffset time = cell is DateOnly day ? new(day, TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset)cell;
        return time >= Oldest && time <= now + Ahead;
    }
}
