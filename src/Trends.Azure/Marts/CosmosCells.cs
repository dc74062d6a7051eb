using System.Globalization;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// Cells of marts in documents. Instants are ISO 8601 in UTC with six decimals, whose order as text is that of time. Whole numbers are JSON numbers, which hold
/// 53 bits: beyond them the number is the nearest one, and a second property has all digits.
/// </summary>
internal static class CosmosCells
{
    /// <summary>The greatest whole number that a JSON number holds, with every one below it down to its negative.</summary>
    public const long MaxExact = (1L << 53) - 1;

    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const int InstantLength = 27;
    private const long Sign = long.MinValue;

    /// <summary>Tells whether a JSON number holds a whole number.</summary>
    public static bool IsExact(long number) => number is >= -MaxExact and <= MaxExact;

    /// <summary>Gives all digits of a whole number, so that the order of texts is that of numbers.</summary>
    public static string Digits(long number) => unchecked((ulong)(number ^ Sign)).ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>Gives what a query is asked with: as it stands in documents.</summary>
    /// <param name="cell">The cell, not null.</param>
    public static object ToParameter(object cell) => cell switch
    {
        DateTimeOffset instant => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture),
        long number when !IsExact(number) => (double)number,
        _ => cell,
    };

    /// <summary>Writes a cell as a property's value.</summary>
    public static void Write(Utf8JsonWriter writer, object? cell)
    {
        switch (cell)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case long integer when IsExact(integer):
                writer.WriteNumberValue(integer);
                break;
            case long large:
                writer.WriteNumberValue((double)large);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            default:
                Span<char> instant = stackalloc char[InstantLength];
                ((DateTimeOffset)cell).UtcDateTime.TryFormat(instant, out _, InstantFormat, CultureInfo.InvariantCulture);
                writer.WriteStringValue(instant);
                break;
        }
    }

    /// <summary>Reads the value the reader stands at.</summary>
    public static object? Read(ref Utf8JsonReader reader, MartType type) =>
        reader.TokenType == JsonTokenType.Null
            ? null
            : type switch
            {
                MartType.Text => reader.GetString(),
                MartType.Number => reader.GetDouble(),
                MartType.Flag => reader.GetBoolean(),
                MartType.Instant => reader.GetDateTimeOffset(),
                _ => reader.TryGetInt64(out long integer) ? integer : (long)reader.GetDouble(),
            };

    /// <summary>Reads the digits of a whole number.</summary>
    public static long ReadDigits(ref Utf8JsonReader reader) =>
        unchecked((long)ulong.Parse(reader.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture) ^ Sign);
}
