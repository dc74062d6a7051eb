using System.Globalization;
using Trends.Collect.Manifests;

namespace Trends.Collect.Mapping;

/// <summary>Reads times as one field of a manifest says them.</summary>
/// <param name="mapping">Pattern, zone, unit and offset.</param>
internal sealed class TimeReader(FieldMapping mapping)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(mapping.Zone);
    private readonly bool _utc = mapping.Zone is "UTC" or "Etc/UTC" or "GMT";

    /// <summary>Reads an instant.</summary>
    internal bool TryReadInstant(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (!TryRead(text, out LocalTime time))
        {
            return false;
        }

        TimeSpan offset = time.Offset ?? (_utc ? TimeSpan.Zero : OffsetOf(time.Clock));
        long ticks = time.Clock.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads the day on which it was in the field's zone.</summary>
    internal bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (!TryRead(text, out LocalTime time))
        {
            return false;
        }

        DateTime clock = time.Clock;
        if (time.Offset is { } offset)
        {
            long ticks = Math.Clamp(clock.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
            clock = TimeZoneInfo.ConvertTimeFromUtc(new(ticks, DateTimeKind.Utc), _zone);
        }

        day = DateOnly.FromDateTime(clock);
        return true;
    }

    private bool TryRead(ReadOnlySpan<char> text, out LocalTime time)
    {
        bool read = mapping switch
        {
            { Epoch: not EpochUnit.None } => TryReadEpoch(text, out time),
            { Pattern: not null } => TryReadPattern(text, out time),
            _ => TimeText.TryParse(text, out time),
        };
        if (!read || mapping.Offset == TimeSpan.Zero)
        {
            return read;
        }

        long ticks = time.Clock.Ticks + mapping.Offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = time with { Clock = new(ticks) };
        return true;
    }

    private bool TryReadEpoch(ReadOnlySpan<char> text, out LocalTime time)
    {
        time = default;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return false;
        }

        long unit = mapping.Epoch == EpochUnit.Seconds ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
        decimal limit = (decimal)DateTime.MaxValue.Ticks / unit;
        if (Math.Abs(number) > limit)
        {
            return false;
        }

        decimal ticks = DateTime.UnixEpoch.Ticks + (number * unit);
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new(new((long)ticks), TimeSpan.Zero);
        return true;
    }

    private bool TryReadPattern(ReadOnlySpan<char> text, out LocalTime time)
    {
        // Only a pattern with a zone part may say an offset; the others are clock times of the field's zone.
        bool zoned = mapping.Pattern!.AsSpan().ContainsAny('z', 'K');
        if (zoned)
        {
            bool good = DateTimeOffset.TryParseExact(text, mapping.Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at);
            time = good ? new(at.DateTime, at.Offset) : default;
            return good;
        }

        bool read = DateTime.TryParseExact(text, mapping.Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime clock);
        time = new(clock, null);
        return read;
    }

    /// <summary>Gives the zone's offset at a clock time. Where clocks were put back the earlier offset counts; a time that clocks skipped is read as if they had not.</summary>
    private TimeSpan OffsetOf(DateTime clock)
    {
        if (_zone.IsAmbiguousTime(clock))
        {
            return _zone.GetAmbiguousTimeOffsets(clock).Max();
        }

        return _zone.IsInvalidTime(clock) && clock.Ticks > TimeSpan.TicksPerDay
            ? _zone.GetUtcOffset(clock.AddHours(-3))
            : _zone.GetUtcOffset(clock);
    }
}
