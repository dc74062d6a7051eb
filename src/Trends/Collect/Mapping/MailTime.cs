namespace Trends.Collect.Mapping;

/// <summary>Reads RFC 1123 and what feeds make of it: <c>Wed, 03 Feb 2021 04:05:06 GMT</c>, named zones, no weekday, no seconds.</summary>
internal static class MailTime
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    internal static bool TryParse(ReadOnlySpan<char> text, out LocalTime time)
    {
        time = default;
        int comma = text.IndexOf(',');
        text = comma is >= 0 and <= 9 ? text[(comma + 1)..].TrimStart() : text;
        if (!TimeText.TryTake(ref text, 1, 2, out int day) || !TryTakeMonth(ref text, out int month) || !TimeText.TryTake(ref text, 2, 4, out int year))
        {
            return false;
        }

        // RFC 2822, 4.3: two digits are 1950 to 2049.
        year += year switch { < 50 => 2000, < 100 => 1900, _ => 0 };
        text = text.TrimStart();
        int seconds = 0;
        if (!TimeText.TryTake(ref text, 1, 2, out int hours) || !TimeText.TryTake(ref text, ':') || !TimeText.TryTake(ref text, 2, 2, out int minutes)
            || (TimeText.TryTake(ref text, ':') && !TimeText.TryTake(ref text, 2, 2, out seconds))
            || hours > 23 || minutes > 59 || seconds > 60 || !TryReadZone(text.TrimStart(), out TimeSpan? offset))
        {
            return false;
        }

        bool made = TimeText.TryMake(year, month, day, new(hours, minutes, Math.Min(seconds, 59)), out DateTime clock);
        time = new(clock, offset);
        return made;
    }

    private static bool TryTakeMonth(ref ReadOnlySpan<char> text, out int month)
    {
        text = text.TrimStart(" -");
        month = 0;
        int letters = text.IndexOfAnyExceptInRange('A', 'z');
        if (letters < 3)
        {
            return false;
        }

        for (int i = 0; i < Months.Length && month == 0; i++)
        {
            month = text[..3].Equals(Months[i], StringComparison.OrdinalIgnoreCase) ? i + 1 : 0;
        }

        text = text[letters..].TrimStart(". -");
        return month > 0;
    }

    private static bool TryReadZone(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        double? hours = text switch
        {
            "GMT" or "UT" or "UTC" or "Z" or "WET" => 0,
            "EST" or "CDT" => -5,
            "EDT" => -4,
            "CST" or "MDT" => -6,
            "MST" or "PDT" => -7,
            "PST" => -8,
            "BST" or "CET" => 1,
            "CEST" or "EET" => 2,
            "EEST" or "MSK" => 3,
            "KST" or "JST" => 9,
            "AEST" => 10,
            "AEDT" => 11,
            _ => null,
        };
        if (hours is { } named)
        {
            offset = TimeSpan.FromHours(named);
            return true;
        }

        bool read = TimeText.TryParseOffset(text, out TimeSpan value);
        offset = value;
        return read;
    }
}
