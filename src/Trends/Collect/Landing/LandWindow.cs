namespace Trends.Collect.Landing;

/// <summary>The part of the input that is wanted, by the time records tell of. Records without readable time are always in it: quality judges them.</summary>
/// <param name="From">The start, inclusive; null for the beginning.</param>
/// <param name="To">The end, exclusive; null for no end.</param>
/// <param name="Zone">The zone in which a record that tells of a day has it; null for UTC.</param>
public sealed record LandWindow(DateTimeOffset? From = null, DateTimeOffset? To = null, TimeZoneInfo? Zone = null)
{
    /// <summary>Gets the window that holds everything.</summary>
    public static LandWindow All { get; } = new();

    /// <summary>Gets a value indicating whether it holds everything.</summary>
    public bool IsAll => From is null && To is null;

    /// <summary>Gets the window's part in batch ids.</summary>
    internal string Key => IsAll ? "all" : FormattableString.Invariant($"{From?.UtcTicks}-{To?.UtcTicks}-{Zone?.Id}");

    /// <summary>Tells whether a record is in the window.</summary>
    /// <param name="eventTime">Its event-time cell: a <see cref="DateTimeOffset"/>, a <see cref="DateOnly"/> or null.</param>
    public bool Holds(object? eventTime)
    {
        if (eventTime is DateOnly day)
        {
            DateTime midnight = day.ToDateTime(TimeOnly.MinValue);
            eventTime = new DateTimeOffset(midnight, (Zone ?? TimeZoneInfo.Utc).GetUtcOffset(midnight));
        }

        return eventTime is not DateTimeOffset at || ((From is null || at >= From) && (To is null || at < To));
    }
}
