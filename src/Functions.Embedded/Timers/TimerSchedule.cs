using System.Globalization;
using NCrontab;

namespace Functions.Embedded.Timers;

/// <summary>When a timer fires, in UTC: an NCRONTAB expression of six or five fields, or a fixed interval.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _interval;

    private TimerSchedule(string text, CrontabSchedule? cron, TimeSpan interval)
    {
        Text = text;
        _cron = cron;
        _interval = interval;
    }

    /// <summary>Gets the schedule as written.</summary>
    public string Text { get; }

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimerSchedule Parse(string text)
    {
        string trimmed = text.Trim();
        int fields = trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields == 1)
        {
            return TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out TimeSpan interval) && interval > TimeSpan.Zero
                ? new TimerSchedule(trimmed, null, interval)
                : throw new FormatException($"'{text}' is neither a time span above zero nor an NCRONTAB expression");
        }

        if (fields is not (5 or 6))
        {
            throw new FormatException($"'{text}' has {fields} fields");
        }

        try
        {
            return new TimerSchedule(trimmed, CrontabSchedule.Parse(trimmed, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 }), default);
        }
        catch (CrontabException e)
        {
            throw new FormatException($"'{text}' is no NCRONTAB expression: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>Gives the first time after another; null when there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (_cron is null)
        {
            return after + _interval;
        }

        // NCrontab counts in whole units from the given time and answers with the end when it finds nothing.
        DateTime next = _cron.GetNextOccurrence(after.UtcDateTime, DateTime.MaxValue);
        return next == DateTime.MaxValue ? null : new DateTimeOffset(DateTime.SpecifyKind(next, DateTimeKind.Utc));
    }
}
