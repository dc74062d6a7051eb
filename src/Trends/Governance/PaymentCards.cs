namespace Trends.Governance;

/// <summary>Knows payment card numbers by issuer range, length and Luhn check digit (ISO/IEC 7812).</summary>
internal static class PaymentCards
{
    /// <summary>Tells whether a number is one.</summary>
    /// <param name="candidate">The number.</param>
    public static bool Match(in NumberCandidate candidate)
    {
        if (candidate.HasPlus || candidate.Length is < 13 or > 19 || !HasCardLayout(candidate))
        {
            return false;
        }

        Span<char> room = stackalloc char[NumberCandidate.Longest];
        ReadOnlySpan<char> digits = candidate.Digits(room);
        return IsIssued(digits) && PassesLuhn(digits) && (candidate.Groups > 1 || !NumberSurroundings.SayNumber(candidate) || NumberSurroundings.SayCard(candidate));
    }

    /// <summary>Tells whether digits pass the Luhn check.</summary>
    /// <param name="digits">The digits.</param>
    public static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        bool doubled = false;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            int digit = digits[i] - '0';
            digit = doubled ? digit > 4 ? (digit * 2) - 9 : digit * 2 : digit;
            sum += digit;
            doubled = !doubled;
        }

        return sum % 10 == 0;
    }

    private static bool HasCardLayout(in NumberCandidate candidate) =>
        candidate.Groups == 1
        || (HasOnlyCardSeparators(candidate)
            && (candidate.HasLayout(4, 4, 4, 4) || candidate.HasLayout(4, 6, 5) || candidate.HasLayout(4, 6, 4) || candidate.HasLayout(4, 4, 4, 4, 3) || candidate.HasLayout(4, 4, 4, 1) || candidate.HasLayout(8, 8)));

    private static bool HasOnlyCardSeparators(in NumberCandidate candidate)
    {
        bool even = true;
        for (int i = 0; even && i + 1 < candidate.Groups; i++)
        {
            ReadOnlySpan<char> separator = candidate.Separator(i).Trim();
            even = separator.IsEmpty || (separator.Length == 1 && (separator[0] is '.' or '/' || DigitGroups.IsDash(separator[0])));
        }

        return even;
    }

    private static bool IsIssued(ReadOnlySpan<char> digits)
    {
        int two = int.Parse(digits[..2], System.Globalization.CultureInfo.InvariantCulture);
        int four = int.Parse(digits[..4], System.Globalization.CultureInfo.InvariantCulture);
        return digits.Length switch
        {
            13 => digits[0] == '4',
            14 => two is 30 or 36 or 38 or 39,
            15 => two is 34 or 37,
            16 => digits[0] is '4' or '9' || two is >= 51 and <= 55 || four is >= 2221 and <= 2720 || four is 6011 || two is 62 or 64 or 65 || four is >= 3528 and <= 3589,
            _ => digits[0] == '4' || two is 62,
        };
    }
}
