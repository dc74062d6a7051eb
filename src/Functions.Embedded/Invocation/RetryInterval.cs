using System.Globalization;

namespace Functions.Embedded.Invocation;

/// <summary>Reads the waits of retry attributes.</summary>
internal static class RetryInterval
{
    /// <summary>Reads a wait of zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The text is no time span, or negative.</exception>
    public static TimeSpan Parse(string text, string parameter)
    {
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan interval))
        {
            throw new ArgumentOutOfRangeException(parameter, text, "Not a time span. Write it as hh:mm:ss, such as 00:00:10.");
        }

        return interval >= TimeSpan.Zero
            ? interval
            : throw new ArgumentOutOfRangeException(parameter, text, "The wait is negative. Write zero or more, such as 00:00:10.");
    }
}
