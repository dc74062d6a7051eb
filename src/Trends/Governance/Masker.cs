using System.Buffers;
using System.Text;

namespace Trends.Governance;

/// <summary>Takes personal data out of free text: e-mail addresses, phone numbers, payment cards, Korean resident and foreigner numbers.</summary>
/// <remarks>
/// They become <c>[email] [phone] [card] [rrn]</c>. What only looks alike stays: dates, prices, order and tracking numbers,
/// ISBNs, IP addresses, versions, timestamps, scores, product codes. Give text that <see cref="Text.TextNormalizer"/> made:
/// full-width digits and zero-width characters would hide a number. Masking twice is masking once.
/// </remarks>
public static class Masker
{
    /// <summary>What stands for an e-mail address.</summary>
    public const string Email = "[email]";

    /// <summary>What stands for a phone number.</summary>
    public const string Phone = "[phone]";

    /// <summary>What stands for a payment card's number.</summary>
    public const string Card = "[card]";

    /// <summary>What stands for a resident or foreigner registration number.</summary>
    public const string ResidentNumber = "[rrn]";

    // The shortest thing to mask is a toll number: 1588-1234.
    private const int FewestDigits = 8;

    private static readonly SearchValues<char> Telling = SearchValues.Create("0123456789@");

    /// <summary>Masks a text.</summary>
    /// <param name="text">The text, normalised.</param>
    /// <returns>The masked text; the same instance when there is nothing to mask.</returns>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        while (MayHold(text))
        {
            // What stood beside a mask stands free now and may show to be a number itself, so look again.
            string masked = MaskNumbers(MaskEmails(text));
            if (ReferenceEquals(masked, text))
            {
                return text;
            }

            text = masked;
        }

        return text;
    }

    private static bool MayHold(string text)
    {
        int digits = 0;
        ReadOnlySpan<char> rest = text;
        int at;
        while ((at = rest.IndexOfAny(Telling)) >= 0)
        {
            if (rest[at] == '@' || ++digits >= FewestDigits)
            {
                return true;
            }

            rest = rest[(at + 1)..];
        }

        return false;
    }

    private static string MaskEmails(string text)
    {
        StringBuilder? masked = null;
        int from = 0;
        for (int at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf('@', at + 1) : -1)
        {
            Range? address = EmailAddress.Find(text, at, from);
            if (address is { } range)
            {
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, from, range.Start.Value - from).Append(Email);
                from = range.End.Value;
                at = from - 1;
            }
        }

        return masked?.Append(text, from, text.Length - from).ToString() ?? text;
    }

    private static string MaskNumbers(string text)
    {
        StringBuilder? masked = null;
        int from = 0;
        NumberScanner scanner = new(text);
        while (scanner.Next())
        {
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, from, scanner.Start - from).Append(scanner.Mask);
            from = scanner.End;
        }

        return masked?.Append(text, from, text.Length - from).ToString() ?? text;
    }
}
