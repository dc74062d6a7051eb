namespace Trends.Governance;

/// <summary>Knows Korean resident registration numbers and foreigner registration numbers.</summary>
/// <remarks>
/// Six digits of birth date, a digit for century and sex (1–4 residents, 5–8 foreigners), six more. The last is a check digit in
/// numbers given out before October 2020; later ones are random, so there the date and the century digit must do.
/// </remarks>
internal static class ResidentNumbers
{
    private const int Length = 13;
    private static readonly int[] Weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

    /// <summary>Tells whether a number is one.</summary>
    /// <param name="candidate">The number.</param>
    public static bool Match(in NumberCandidate candidate)
    {
        if (candidate.Length != Length || candidate.HasPlus || !(candidate.Groups == 1 || (candidate.HasLayout(6, 7) && candidate.IsEvenlyParted())))
        {
            return false;
        }

        Span<char> room = stackalloc char[NumberCandidate.Longest];
        ReadOnlySpan<char> digits = candidate.Digits(room);
        if (!HasDate(digits))
        {
            return false;
        }

        // The hyphen in the right place is telling; thirteen bare digits need the check digit, a recent birth, or words.
        return candidate.Groups == 2 && DigitGroups.IsDash(candidate.Separator(0).Trim() is [var dash] ? dash : ' ')
            ? !NumberSurroundings.SayNumber(candidate) || HasCheckDigit(digits)
            : NumberSurroundings.SayResident(candidate)
                || (!NumberSurroundings.SayNumber(candidate) && (HasCheckDigit(digits) || IsRandom(digits)));
    }

    /// <summary>Tells whether the last digit checks the others.</summary>
    /// <param name="digits">Thirteen digits.</param>
    public static bool HasCheckDigit(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (digits[i] - '0');
        }

        int offset = digits[6] >= '5' ? 13 : 11;
        return (offset - (sum % 11)) % 10 == digits[^1] - '0';
    }

    private static bool HasDate(ReadOnlySpan<char> digits)
    {
        if (digits[6] is < '1' or > '8')
        {
            return false;
        }

        int year = (IsThisCentury(digits) ? 2000 : 1900) + Two(digits, 0);
        int month = Two(digits, 2);
        int day = Two(digits, 4);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    // Numbers given since October 2020 have no check digit; they belong to those born since, mostly.
    private static bool IsRandom(ReadOnlySpan<char> digits) =>
        IsThisCentury(digits) && (Two(digits, 0) * 100) + Two(digits, 2) is >= 2010 and <= 4012;

    private static bool IsThisCentury(ReadOnlySpan<char> digits) => digits[6] is '3' or '4' or '7' or '8';

    private static int Two(ReadOnlySpan<char> digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';
}
