using System.Globalization;

namespace Trends.Collect.Quota;

/// <summary>Reads usage headers. What cannot be read is as if it were not there: a platform's slip must not stop collection.</summary>
public static class UsageReader
{
    /// <summary>Reads what the headers of a response say about a window.</summary>
    /// <param name="headers">Which headers to read.</param>
    /// <param name="header">Gives a header's value by its name, null when there is none.</param>
    /// <param name="now">When the response came.</param>
    public static UsageReading Read(UsageHeaders headers, Func<string, string?> header, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(header);
        UsageReading reading = new(
            Limit: Number(headers.Limit, header) is { } limit and > 0 ? limit : null,
            Remaining: Number(headers.Remaining, header) is { } left ? Math.Max(0, decimal.Floor(left)) : null,
            Used: Number(headers.Used, header) is { } used ? Math.Max(0, decimal.Ceiling(used)) : null,
            ResetAt: Time(headers, header, now));
        return headers.Percentages is not null && header(headers.Percentages) is { } json ? MetaUsage.Add(reading, json, now) : reading;
    }

    private static decimal? Number(string? name, Func<string, string?> header)
    {
        // Some send lists of windows, such as "100, 100;w=60": the first number is the limit in force.
        ReadOnlySpan<char> text = name is null ? default : header(name);
        int end = text.IndexOfAny(',', ';');
        text = end < 0 ? text : text[..end];
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static DateTimeOffset? Time(UsageHeaders headers, Func<string, string?> header, DateTimeOffset now)
    {
        if (headers.Reset is null)
        {
            return null;
        }

        if (headers.ResetForm is ResetForm.Iso)
        {
            return DateTimeOffset.TryParse(
                header(headers.Reset), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
                ? time
                : null;
        }

        return Number(headers.Reset, header) is { } seconds and >= 0
            ? StatedTime.After(headers.ResetForm is ResetForm.EpochSeconds ? DateTimeOffset.UnixEpoch : now, seconds)
            : null;
    }
}
