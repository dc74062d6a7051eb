using Trends.Collect.Manifests;

namespace Trends.Collect.Mapping;

/// <summary>Makes calendar days.</summary>
/// <param name="mapping">Pattern, zone, unit and offset.</param>
internal sealed class DayConverter(FieldMapping mapping) : CellConverter
{
    private readonly TimeReader _times = new(mapping);

    internal override object? Convert(ReadOnlySpan<char> text, out string? reason)
    {
        bool read = _times.TryReadDay(text, out DateOnly day);
        reason = read ? null : CellReasons.BadTime;
        return read ? day : null;
    }
}
