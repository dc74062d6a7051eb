using Trends.Collect.Manifests;

namespace Trends.Collect.Mapping;

/// <summary>Makes cells of one field out of received text. Holds no state: one serves any number of threads.</summary>
internal abstract class CellConverter
{
    /// <summary>Converts trimmed text that is not empty.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reason">Why it does not convert, when it does not.</param>
    /// <returns>The cell, or null with a reason.</returns>
    internal abstract object? Convert(ReadOnlySpan<char> text, out string? reason);

    internal static CellConverter For(FieldType type, FieldMapping mapping) => type switch
    {
        FieldType.Count => new CountConverter(mapping.SuffixNumber),
        FieldType.Number => new NumberConverter(mapping.SuffixNumber),
        FieldType.Instant => new InstantConverter(mapping),
        FieldType.Day => new DayConverter(mapping),
        _ => TextConverter.Shared,
    };
}
