namespace Trends.Collect.Mapping;

/// <summary>Reads ISO 8601: <c>2021-02-03</c>, <c>2021-02-03 04:05</c>, <c>2021-02-03T04:05:06.789+09:00</c>.</summary>
internal static class IsoTime
{
    internal static bool TryParse(ReadOnlySpan<char> text, out LocalTime time)
    {
        time = default;
        TimeSpan ofDay = default;
        TimeSpan? offset = null;
        if (!TimeText.TryTake(ref text, 4, 4, out int year) || !TimeText.TryTake(ref text, '-')
            || !TimeText.TryTake(ref text, 2, 2, out int month) || !TimeText.TryTake(ref text, '-')
            || !TimeText.TryTake(ref text, 2, 2, out int day))
        {
            return false;
        }

        if (!text.IsEmpty && (text[0] is not ('T' or 't' or ' ') || !TryReadClock(text[1..], out ofDay, out offset)))
        {
            return false;
        }

        bool made = TimeText.TryMake(year, month, day, ofDay, out DateTime clock);
        time = new(clock, offset);
        return made;
    }

    private static bool TryReadClock(ReadOnlySpan<char> text, out TimeSpan ofDay, out TimeSpan? offset)
    {
        ofDay = default;
        offset = null;
        int seconds = 0;
        long ticks = 0;
        if (!TimeText.TryTake(ref text, 2, 2, out int hours) || !TimeText.TryTake(ref text, ':') || !TimeText.TryTake(ref text, 2, 2, out int minutes))
        {
            return false;
        }

        if (TimeText.TryTake(ref text, ':') && (!TimeText.TryTake(ref text, 2, 2, out seconds) || !TryReadFraction(ref text, out ticks)))
        {
            return false;
        }

        // 24:00 is the end of the day in ISO 8601.
        bool endOfDay = hours == 24 && minutes == 0 && seconds == 0 && ticks == 0;
        ofDay = new TimeSpan(hours, minutes, Math.Min(seconds, 59)) + new TimeSpan(ticks);
        return (hours < 24 || endOfDay) && minutes < 60 && seconds <= 60 && TryReadZone(text.TrimStart(), out offset);
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!TimeText.TryTake(ref text, '.') && !TimeText.TryTake(ref text, ','))
        {
            return true;
        }

        long unit = TimeSpan.TicksPerSecond;
        int taken = 0;
        for (; taken < text.Length && char.IsAsciiDigit(text[taken]); taken++)
        {
            unit /= 10;
            ticks += (text[taken] - '0') * unit;
        }

        text = text[taken..];
        return taken > 0;
    }

    private static bool TryReadZone(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = TimeSpan.Zero;
        if (text.IsEmpty)
        {
            offset = null;
            return true;
        }

        if (text is "Z" or "z" or "UTC" or "GMT")
        {
            return true;
        }

        bool read = TimeText.TryParseOffset(text, out TimeSpan value);
        offset = value;
        return read;
    }
}
