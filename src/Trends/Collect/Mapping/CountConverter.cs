using System.Globalization;

namespace Trends.Collect.Mapping;

/// <summary>Makes whole numbers of zero and more. <c>12.0</c> is one: spreadsheets write counts so.</summary>
/// <param name="suffix">Whether signs of size are understood.</param>
internal sealed class CountConverter(bool suffix) : CellConverter
{
    internal override object? Convert(ReadOnlySpan<char> text, out string? reason)
    {
        reason = null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            reason = whole < 0 ? CellReasons.NegativeCount : null;
            return whole < 0 ? null : whole;
        }

        double? number = NumberText.Parse(text, suffix, out reason);
        if (number is not { } value)
        {
            return null;
        }

        reason = value switch
        {
            < 0 => CellReasons.NegativeCount,
            >= long.MaxValue => CellReasons.OutOfRange,
            _ when value != Math.Truncate(value) => CellReasons.NotANumber,
            _ => null,
        };
        return reason is null ? (long)value : null;
    }
}
