using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Trends.Simulator.Dialects;

/// <summary>How platforms write moments, markup and page tokens.</summary>
public static class DialectText
{
    /// <summary>Writes a moment as ISO 8601 in UTC with milliseconds.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Such as <c>2026-08-01T13:55:50.000Z</c>.</returns>
    public static string Iso(DateTimeOffset at) => string.Concat(at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture).AsSpan(0, 23), "Z");

    /// <summary>Writes a moment as ISO 8601 in UTC with seconds.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Such as <c>2026-08-01T13:55:50Z</c>.</returns>
    public static string IsoSeconds(DateTimeOffset at) => at.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";

    /// <summary>Writes a moment as RFC 1123.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Such as <c>Sat, 01 Aug 2026 13:55:50 GMT</c>.</returns>
    public static string Rfc1123(DateTimeOffset at) => at.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Writes a moment as RFC 822 with a numeric zone.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="offset">The zone's offset.</param>
    /// <returns>Such as <c>Sat, 01 Aug 2026 22:55:50 +0900</c>.</returns>
    public static string Rfc822(DateTimeOffset at, TimeSpan offset) =>
        at.ToOffset(offset).ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    /// <summary>Escapes text for HTML or XML; what is not ASCII stays as it is.</summary>
    /// <param name="text">Plain text.</param>
    /// <returns>Text without bare markup.</returns>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny("&<>\"'") < 0
            ? text
            : new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();
    }

    /// <summary>Makes an opaque page token of a number.</summary>
    /// <param name="kind">A letter that keeps tokens of different listings apart.</param>
    /// <param name="number">What the token says.</param>
    /// <returns>URL-safe text.</returns>
    public static string Token(char kind, int number) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}:{number}")));

    /// <summary>Reads an opaque page token.</summary>
    /// <param name="kind">The letter of the listing.</param>
    /// <param name="token">The token.</param>
    /// <returns>What it says; null where it is none of this listing's.</returns>
    public static int? ReadToken(char kind, string token)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        string text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token));
        return text.Length > 2 && text[0] == kind && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    /// <summary>Escapes text for a part of an address.</summary>
    /// <param name="text">Plain text.</param>
    /// <returns>Percent-encoded UTF-8.</returns>
    public static string Percent(string text) => Uri.EscapeDataString(text);

}
