namespace Trends.Governance;

/// <summary>Knows phone numbers: Korean ones in every form, others by country code, trunk prefix or national layout.</summary>
internal static class PhoneNumbers
{
    /// <summary>Tells whether a number is one.</summary>
    /// <param name="candidate">The number.</param>
    public static bool Match(in NumberCandidate candidate)
    {
        Span<char> room = stackalloc char[NumberCandidate.Longest];
        ReadOnlySpan<char> digits = candidate.Digits(room);
        if (candidate.Length > 15 || !HasPhoneSeparators(candidate))
        {
            return false;
        }

        if (candidate.HasPlus)
        {
            return IsInternational(candidate, digits);
        }

        return KoreanPhones.Match(candidate, digits) || IsNational(candidate, digits);
    }

    private static bool IsInternational(in NumberCandidate candidate, ReadOnlySpan<char> digits)
    {
        // "+1,000,000,000 points" has no place for a country code that ends in zeros.
        bool round = digits[^5..].IndexOfAnyExcept('0') < 0;
        return digits[0] != '0' && !round && (candidate.Groups > 1 || digits.Length >= 10);
    }

    private static bool IsNational(in NumberCandidate candidate, ReadOnlySpan<char> digits) =>
        IsNorthAmerican(candidate, digits) || IsChinese(candidate, digits) || HasTrunkPrefix(candidate, digits) || HasPrefixWithoutPlus(candidate, digits);

    private static bool IsNorthAmerican(in NumberCandidate candidate, ReadOnlySpan<char> digits)
    {
        ReadOnlySpan<char> local = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        bool plausible = local.Length == 10 && local[0] is >= '2' and <= '9' && local[3] is >= '2' and <= '9';
        bool layout = candidate.HasLayout(3, 3, 4) || candidate.HasLayout(1, 3, 3, 4) || (candidate.HasLayout(3, 7) && candidate.Text[candidate.Start] == '(');
        return plausible && (layout ? !NumberSurroundings.SayNumber(candidate) : candidate.Groups <= 2 && NumberSurroundings.SayPhone(candidate));
    }

    private static bool IsChinese(in NumberCandidate candidate, ReadOnlySpan<char> digits) =>
        digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9'
        && (candidate.Groups == 1 || candidate.HasLayout(3, 4, 4)) && !NumberSurroundings.SayNumber(candidate)
        && (candidate.Groups > 1 || NumberSurroundings.SayPhone(candidate));

    /// <summary>A national number elsewhere: a zero, an area, a subscriber (UK, DE, FR, JP, CN).</summary>
    private static bool HasTrunkPrefix(in NumberCandidate candidate, ReadOnlySpan<char> digits)
    {
        if (digits[0] != '0' || digits[1] == '0' || digits.Length is < 9 or > 12 || NumberSurroundings.SayNumber(candidate))
        {
            return false;
        }

        bool french = candidate.HasLayout(2, 2, 2, 2, 2);
        bool areaFirst = candidate.Groups is 2 or 3 or 4 && candidate.Size(0) is >= 2 and <= 5 && candidate.Size(candidate.Groups - 1) >= 3 && !candidate.HasLayout(3, 2, 5);
        for (int i = 1; i + 1 < candidate.Groups; i++)
        {
            areaFirst &= candidate.Size(i) >= 2;
        }

        return french || areaFirst || (candidate.Groups == 1 && digits.Length is 10 or 11 && NumberSurroundings.SayPhone(candidate));
    }

    // "82-10-1234-5678", "0082 10 …", "44 20 7946 0958" where words say that it is a phone.
    private static bool HasPrefixWithoutPlus(in NumberCandidate candidate, ReadOnlySpan<char> digits) =>
        (digits.StartsWith("00") && digits.Length >= 11 && digits[2] != '0' && (candidate.Groups > 2 || NumberSurroundings.SayPhone(candidate)) && !NumberSurroundings.SayNumber(candidate))
        || (candidate.Groups >= 3 && candidate.Size(0) is 2 && digits.Length is >= 11 and <= 13 && digits[0] != '0' && NumberSurroundings.SayPhone(candidate));

    private static bool HasPhoneSeparators(in NumberCandidate candidate)
    {
        bool dots = false;
        bool dashes = false;
        for (int i = 0; i + 1 < candidate.Groups; i++)
        {
            ReadOnlySpan<char> separator = candidate.Separator(i).Trim();
            dots |= separator.Contains('.');
            dashes |= separator.Length == 1 && DigitGroups.IsDash(separator[0]);
            if (separator.Contains('/') && i > 0)
            {
                return false;
            }
        }

        // An IP address or a version has dots and four short groups; nobody mixes dots and hyphens in a phone number.
        bool numeric = dots && candidate.Groups >= 4 && candidate.Size(candidate.Groups - 1) <= 3;
        return !numeric && !(dots && dashes);
    }
}
