using System.Globalization;

namespace Trends.Collect.Quota;

/// <summary>Reads <c>Retry-After</c> in both of its forms.</summary>
public static class RetryAfter
{
    /// <summary>The header's name.</summary>
    public const string Header = "Retry-After";

    /// <summary>Reads the header's value.</summary>
    /// <param name="value">Seconds from now, fractions allowed, or an HTTP date; null for none.</param>
    /// <param name="now">When the response came.</param>
    /// <returns>The time stated, in UTC; null when none can be read.</returns>
    public static DateTimeOffset? Read(string? value, DateTimeOffset now)
    {
        if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal seconds))
        {
            return StatedTime.After(now, seconds);
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;
    }
}
