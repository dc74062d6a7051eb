namespace Trends.Text;

/// <summary>Finds where words and addresses end.</summary>
internal static class TokenSpans
{
    /// <summary>Tells whether a character is part of words. Korean letters on their own (<c>ㅋㅋ</c>) are not: they are laughter.</summary>
    /// <param name="c">The character.</param>
    public static bool IsWordCharacter(char c) => c switch
    {
        < '\u0080' => char.IsAsciiLetterOrDigit(c) || c == '_',
        >= '\uac00' and <= '\ud7a3' => true,
        >= '\u3131' and <= '\u318e' => false,
        _ => char.IsLetterOrDigit(c),
    };

    /// <summary>Gives where a word ends, joiners between its parts included (<c>don't</c>, <c>t-mobile</c>, <c>s&amp;p500</c>, <c>u.s.</c>, <c>1,000.5</c>).</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The word's first character.</param>
    public static int EndOfWord(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length)
        {
            bool goesOn = IsWordCharacter(text[end]) || (end + 1 < text.Length && IsWordCharacter(text[end + 1]) && Joins(text, start, end));
            if (!goesOn)
            {
                break;
            }

            end++;
        }

        return end;
    }

    /// <summary>Gives where a web or e-mail address ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The address's first character.</param>
    /// <returns>The end, or 0 when no address starts there.</returns>
    public static int EndOfAddress(string text, int start)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start);
        if (rest[0] is 'h' or 'H' or 'w' or 'W'
            && (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)))
        {
            int space = rest.IndexOf(' ');
            return space < 0 ? text.Length : start + space;
        }

        return 0;
    }

    private static bool Joins(string text, int start, int at)
    {
        char before = text[at - 1];
        char after = text[at + 1];
        return text[at] switch
        {
            '\'' or '’' => char.IsAsciiLetter(before) && char.IsAsciiLetter(after),
            '-' => char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after),
            '&' => char.IsAsciiLetter(before) && char.IsAsciiLetter(after),
            ',' or ':' or '/' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            '.' => (char.IsAsciiDigit(before) && char.IsAsciiDigit(after))
                || (char.IsAsciiLetter(before) && char.IsAsciiLetter(after) && (at - start == 1 || text[at - 2] == '.')),
            _ => false,
        };
    }
}
