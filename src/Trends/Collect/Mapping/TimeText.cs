namespace Trends.Collect.Mapping;

/// <summary>Reads times in ISO 8601 and RFC 1123 and nothing else: a guess at <c>1/2/2021</c> would be wrong half of the time.</summary>
internal static class TimeText
{
    /// <summary>Reads a time.</summary>
    /// <param name="text">The text, trimmed.</param>
    /// <param name="time">The time.</param>
    internal static bool TryParse(ReadOnlySpan<char> text, out LocalTime time) =>
        text.Length >= 10 && text[4] == '-' ? IsoTime.TryParse(text, out time) : MailTime.TryParse(text, out time);

    /// <summary>Takes a number of so many digits off the front.</summary>
    internal static bool TryTake(ref ReadOnlySpan<char> text, int least, int most, out int value)
    {
        value = 0;
        int taken = 0;
        while (taken < most && taken < text.Length && char.IsAsciiDigit(text[taken]))
        {
            value = (value * 10) + text[taken++] - '0';
        }

        text = text[taken..];
        return taken >= least;
    }

    /// <summary>Takes one character off the front.</summary>
    internal static bool TryTake(ref ReadOnlySpan<char> text, char expected)
    {
        bool there = !text.IsEmpty && text[0] == expected;
        text = there ? text[1..] : text;
        return there;
    }

    /// <summary>Reads an offset such as <c>+09:00</c>, <c>+0900</c> or <c>+09</c>.</summary>
    internal static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.IsEmpty || text[0] is not ('+' or '-'))
        {
            return false;
        }

        int sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (!TryTake(ref text, 2, 2, out int hours))
        {
            return false;
        }

        int minutes = 0;
        if (!text.IsEmpty)
        {
            _ = TryTake(ref text, ':');
            if (!TryTake(ref text, 2, 2, out minutes))
            {
                return false;
            }
        }

        offset = new TimeSpan(hours, minutes, 0) * sign;
        return text.IsEmpty && hours <= 14 && minutes < 60;
    }

    /// <summary>Makes a clock time when its parts are in range. A leap second counts as the second before it.</summary>
    internal static bool TryMake(int year, int month, int day, TimeSpan ofDay, out DateTime clock)
    {
        bool good = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && (year < 9999 || ofDay < TimeSpan.FromDays(1));
        clock = good ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + ofDay : default;
        return good;
    }
}
