using System.Buffers;
using System.Globalization;

namespace Trends.Collect.Mapping;

/// <summary>Reads numbers, also as people shorten them: <c>1,234</c>, <c>1000+</c>, <c>100K+</c>, <c>2천+</c>, <c>1.2만</c>, <c>1만 2천</c>.</summary>
internal static class NumberText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const NumberStyles Part = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.,");

    /// <summary>Reads a number.</summary>
    /// <param name="text">The text, trimmed.</param>
    /// <param name="suffix">Whether signs of size are understood.</param>
    /// <param name="reason">Why it is none, when it is none.</param>
    internal static double? Parse(ReadOnlySpan<char> text, bool suffix, out string? reason)
    {
        reason = null;
        if (!double.TryParse(text, Plain, CultureInfo.InvariantCulture, out double value) && !(suffix && TryParseSuffix(text, out value)))
        {
            reason = CellReasons.NotANumber;
            return null;
        }

        if (double.IsFinite(value))
        {
            return value;
        }

        // Digits that overflow say a size that no cell holds; NaN and Infinity say no size at all.
        reason = text.IndexOfAnyInRange('0', '9') >= 0 ? CellReasons.OutOfRange : CellReasons.NotFinite;
        return null;
    }

    private static bool TryParseSuffix(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        bool negative = text.StartsWith("-");
        text = text.TrimStart("+-").TrimEnd('+').Trim();
        double lastScale = double.PositiveInfinity;
        while (!text.IsEmpty)
        {
            int digits = text.IndexOfAnyExcept(Digits);
            digits = digits < 0 ? text.Length : digits;
            if (!double.TryParse(text[..digits], Part, CultureInfo.InvariantCulture, out double part))
            {
                return false;
            }

            text = text[digits..].TrimStart();
            double scale = text.IsEmpty ? 1 : Scale(text[0]);
            if (scale == 0 || scale >= lastScale)
            {
                return false;
            }

            value += part * scale;
            lastScale = scale;
            text = text.IsEmpty ? text : text[1..].TrimStart();
        }

        value = negative ? -value : value;
        return !double.IsPositiveInfinity(lastScale);
    }

    private static double Scale(char sign) => sign switch
    {
        'k' or 'K' or '천' => 1e3,
        'm' or 'M' => 1e6,
        'b' or 'B' => 1e9,
        '백' => 1e2,
        '만' => 1e4,
        '억' => 1e8,
        '조' => 1e12,
        _ => 0,
    };
}
