namespace Trends.Quality.Accepted;

/// <summary>Cuts time into months in a zone.</summary>
/// <param name="zone">The zone.</param>
internal sealed class MonthCutter(TimeZoneInfo zone)
{
    /// <summary>The month of what has no time.</summary>
    public const string None = "none";

    private readonly Dictionary<int, string> _names = [];
    private long _quarter = -1;
    private string _month = None;

    /// <summary>Gives the instant and the month of a time cell.</summary>
    /// <param name="cell">An instant, or a day, whose instant is its midnight in the zone; null for no time.</param>
    public (DateTime? At, string Month) Cut(object? cell)
    {
        if (cell is DateOnly day)
        {
            DateTime midnight = day.ToDateTime(TimeOnly.MinValue);
            return (DateTime.SpecifyKind(midnight - zone.GetUtcOffset(midnight), DateTimeKind.Utc), Name(day.Year, day.Month));
        }

        if (cell is not DateTimeOffset at)
        {
            return (null, None);
        }

        // A zone look-up costs more than the rest of the keys; every zone in use is whole quarters of an hour off UTC.
        long quarter = at.UtcTicks / (TimeSpan.TicksPerMinute * 15);
        if (quarter != _quarter)
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(at, zone);
            (_quarter, _month) = (quarter, Name(local.Year, local.Month));
        }

        return (at.UtcDateTime, _month);
    }

    private string Name(int year, int month)
    {
        int key = (year * 12) + month;
        if (!_names.TryGetValue(key, out string? name))
        {
            _names[key] = name = FormattableString.Invariant($"{year:D4}-{month:D2}");
        }

        return name;
    }
}
