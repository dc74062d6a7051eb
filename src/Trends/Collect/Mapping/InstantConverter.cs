using System.Globalization;
using Trends.Collect.Manifests;

namespace Trends.Collect.Mapping;

/// <summary>Makes instants in UTC.</summary>
/// <param name="mapping">Pattern, zone, unit and offset, or what ids count from.</param>
internal sealed class InstantConverter(FieldMapping mapping) : CellConverter
{
    // Ids of 64 bits hold 42 bits of time; what comes to less than a day is an older id, which tells none.
    private const int LowBits = 22;
    private const long FirstDay = 86_400_000;

    private readonly TimeReader _times = new(mapping);

    internal override object? Convert(ReadOnlySpan<char> text, out string? reason)
    {
        if (mapping.SnowflakeEpoch is { } epoch && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong id))
        {
            long time = (long)(id >> LowBits);
            reason = null;
            return time < FirstDay ? null : DateTimeOffset.FromUnixTimeMilliseconds(epoch + time);
        }

        bool read = _times.TryReadInstant(text, out DateTimeOffset instant);
        reason = read ? null : CellReasons.BadTime;
        return read ? instant : null;
    }
}
