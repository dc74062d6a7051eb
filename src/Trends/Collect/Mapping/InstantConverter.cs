using Trends.Collect.Manifests;

namespace Trends.Collect.Mapping;

/// <summary>Makes instants in UTC.</summary>
/// <param name="mapping">Pattern, zone, unit and offset.</param>
internal sealed class InstantConverter(FieldMapping mapping) : CellConverter
{
    private readonly TimeReader _times = new(mapping);

    internal override object? Convert(ReadOnlySpan<char> text, out string? reason)
    {
        bool read = _times.TryReadInstant(text, out DateTimeOffset instant);
        reason = read ? null : CellReasons.BadTime;
        return read ? instant : null;
    }
}
