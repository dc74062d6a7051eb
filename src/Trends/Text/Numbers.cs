using System.Buffers;
using System.Collections.Frozen;

namespace Trends.Text;

/// <summary>Knows numbers with their units: quantities, dates, times, ranks.</summary>
internal static class Numbers
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = FrozenSet.Create(
        StringComparer.Ordinal,
        "st", "nd", "rd", "th", "am", "pm", "k", "m", "b", "bn", "mn", "tn", "g", "kg", "km", "m2", "mm", "cm", "ft", "lb", "lbs", "oz", "mph", "kb", "mb", "gb", "tb", "kw", "mw", "gw", "kwh",
        "s", "x", "p", "pt", "pts", "pc", "pct", "bp", "bps", "min", "mins", "hr", "hrs", "yr", "yrs", "y", "h", "d", "c", "f", "w", "usd", "krw", "eur", "px", "fps", "hz", "ghz", "mhz").GetAlternateLookup<ReadOnlySpan<char>>();

    // A Korean number is followed by one of these in all but names (which the noun list holds).
    private const string KoreanUnits = "선거년월일시분초원달만억조천백개명위회번배주차세살층건곳대퍼포인권편호승패점골등여종석도평kg학분기년반장문톤평쪽강심박마리가지병잔줄살척군남녀중은는이가을를에의로와과도";

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,:/");
    private static readonly SearchValues<char> DashedNumberCharacters = SearchValues.Create("0123456789.,:/-");
    private static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("0123456789.");

    /// <summary>Tells whether a word that starts with a digit is a quantity, a date or the like, rather than a name such as <c>5g</c> or <c>3나노</c>.</summary>
    /// <param name="word">The word, lower case.</param>
    public static bool IsQuantity(ReadOnlySpan<char> word)
    {
        int at = word.IndexOfAnyExcept(NumberCharacters);
        if (at < 0 || word[at] is '-' or '_')
        {
            return true;
        }

        ReadOnlySpan<char> unit = word[at..];
        return Hangul.IsSyllable(unit[0])
            ? KoreanUnits.Contains(unit[0], StringComparison.Ordinal)
            : Units.Contains(unit) && word is not "5g" and not "6g" and not "3d";
    }

    /// <summary>Tells whether a word is digits and number punctuation alone.</summary>
    /// <param name="word">The word.</param>
    public static bool IsNumeric(ReadOnlySpan<char> word) => word.IndexOfAnyExcept(DashedNumberCharacters) < 0;

    /// <summary>Tells whether a number can be part of a name (<c>flight 370</c>, <c>ios 7.1</c>): short, and not a year.</summary>
    /// <param name="number">The number.</param>
    public static bool CanNameThing(string number) =>
        number.Length <= 4
        && number.AsSpan().IndexOfAnyExcept(DecimalCharacters) < 0
        && !(number.Length == 4 && (number.StartsWith("19", StringComparison.Ordinal) || number.StartsWith("20", StringComparison.Ordinal)));
}
