using System.Buffers;
using System.Text;

namespace Trends.Storage;

/// <summary>The rules of state rows, the same for every store.</summary>
public static class StateLimits
{
    /// <summary>The longest table, partition or row key in characters.</summary>
    public const int MaxKeyLength = 512;

    /// <summary>The largest value in bytes of UTF-8.</summary>
    public const int MaxValueBytes = 60 * 1024;

    /// <summary>The most rows a page has.</summary>
    public const int MaxTop = 1000;

    /// <summary>How many rows of a bulk write are written all or none.</summary>
    public const int BatchRows = 100;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. "/\\#?", .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c)]);

    /// <summary>Throws unless a text can be a table, partition or row key.</summary>
    /// <param name="key">The text.</param>
    /// <param name="what">What it is, for the message: <c>table</c>, <c>partition</c> or <c>row</c>.</param>
    /// <exception cref="ArgumentException">It is empty, too long, not well-formed or has a forbidden character.</exception>
    public static void CheckKey(string key, string what)
    {
        ArgumentNullException.ThrowIfNull(key, what);
        if (key.Length is 0 or > MaxKeyLength)
        {
            throw new ArgumentException($"A state {what} has 1 to {MaxKeyLength} characters, this one {key.Length}.", what);
        }

        if (key.AsSpan().ContainsAny(Forbidden) || !IsWellFormed(key))
        {
            throw new ArgumentException($"State {what} '{key}' has a '/', '\\', '#', '?', a control character or half a surrogate pair. Escape it or use a hash.", what);
        }
    }

    /// <summary>Throws unless a value is small enough.</summary>
    /// <param name="value">The value.</param>
    /// <param name="row">Its row, for the message.</param>
    /// <exception cref="ArgumentException">It is larger than <see cref="MaxValueBytes"/>.</exception>
    public static void CheckValue(string value, string row)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > MaxValueBytes / 3 && Encoding.UTF8.GetByteCount(value) is int bytes and > MaxValueBytes)
        {
            throw new ArgumentException($"The value of state row '{row}' has {bytes} bytes, at most {MaxValueBytes} fit. Put it into the lake and keep its path here.", nameof(value));
        }
    }

    /// <summary>Throws unless a query's size is in range.</summary>
    /// <param name="query">The query.</param>
    /// <exception cref="ArgumentException">Its size is not in 1 to <see cref="MaxTop"/>.</exception>
    public static void CheckQuery(StateQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Top is < 1 or > MaxTop)
        {
            throw new ArgumentException($"A page of state has 1 to {MaxTop} rows; {query.Top} were asked for.", nameof(query));
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
