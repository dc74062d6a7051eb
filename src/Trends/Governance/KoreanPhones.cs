namespace Trends.Governance;

/// <summary>Knows Korean phone numbers: mobile, landline, internet, personal and toll numbers, with and without 82.</summary>
internal static class KoreanPhones
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TollPrefixes = new HashSet<string>(
        ["1522", "1533", "1544", "1551", "1555", "1566", "1577", "1588", "1599", "1600", "1611", "1633", "1644", "1660", "1661", "1666", "1668", "1670", "1688", "1800", "1811", "1833", "1855", "1866", "1877", "1899"],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Tells whether a number is one.</summary>
    /// <param name="candidate">The number.</param>
    /// <param name="digits">Its digits.</param>
    public static bool Match(in NumberCandidate candidate, ReadOnlySpan<char> digits)
    {
        if (digits.Length == 8 && candidate.HasLayout(4, 4))
        {
            return IsToll(candidate, digits);
        }

        if (digits.StartsWith("82") && digits.Length is >= 10 and <= 13)
        {
            return MatchWithCountryCode(candidate, digits[2..]);
        }

        return digits[0] == '0' && IsDomestic(digits) && HasLayout(candidate, digits.StartsWith("02") ? 2 : digits.StartsWith("050") ? 4 : 3);
    }

    private static bool MatchWithCountryCode(in NumberCandidate candidate, ReadOnlySpan<char> local)
    {
        Span<char> domestic = stackalloc char[NumberCandidate.Longest];
        int zero = local[0] == '0' ? 0 : 1;
        domestic[0] = '0';
        local.CopyTo(domestic[zero..]);
        bool mobile = local.TrimStart('0').StartsWith("10");
        return IsDomestic(domestic[..(local.Length + zero)])
            && (candidate.Groups > 2 || (mobile && !NumberSurroundings.SayNumber(candidate)));
    }

    /// <summary>Tells whether digits are a number as dialled inside the country.</summary>
    private static bool IsDomestic(ReadOnlySpan<char> digits) => digits switch
    {
        ['0', '1', '0', ..] => digits.Length == 11 || (digits.Length == 10 && digits[3] is >= '2' and <= '9'),
        ['0', '1', '1' or '6' or '7' or '8' or '9', ..] => digits.Length is 10 or 11,
        ['0', '2', >= '1' and <= '9', ..] => digits.Length is 9 or 10,
        ['0', '3', '1' or '2' or '3', >= '1', ..] or ['0', '4', >= '1' and <= '4', >= '1', ..] or ['0', '5', >= '1' and <= '5', >= '1', ..] or ['0', '6', >= '1' and <= '4', >= '1', ..] => digits.Length is 10 or 11,
        ['0', '7', '0', ..] => digits.Length == 11,
        ['0', '8', '0', ..] => digits.Length is 10 or 11,
        ['0', '5', '0', >= '2' and <= '8', ..] => digits.Length is 11 or 12,
        _ => false,
    };

    /// <summary>Tells whether the groups are area, exchange, subscriber; or area and the rest; or all in one.</summary>
    private static bool HasLayout(in NumberCandidate candidate, int area)
    {
        int groups = candidate.Groups;
        if (groups == 1)
        {
            return !NumberSurroundings.SayNumber(candidate);
        }

        return (candidate.Size(0) == area && candidate.Size(groups - 1) >= 4 && (groups == 2 || (groups == 3 && candidate.Size(1) is 3 or 4)))
            || (groups == 2 && candidate.Size(1) == 4 && candidate.Size(0) is 6 or 7);
    }

    private static bool IsToll(in NumberCandidate candidate, ReadOnlySpan<char> digits)
    {
        if (!TollPrefixes.Contains(digits[..4]) || !candidate.IsEvenlyParted() || NumberSurroundings.SayNumber(candidate))
        {
            return false;
        }

        // "1577-1640" may be a painter's life: a second group that reads as a later year needs words before it.
        bool years = digits[4..].CompareTo(digits[..4], StringComparison.Ordinal) > 0 && digits[4..].CompareTo("2100", StringComparison.Ordinal) <= 0;
        bool dash = candidate.Separator(0).Trim().Length == 1;
        return NumberSurroundings.SayPhone(candidate) || (dash && !years);
    }
}
