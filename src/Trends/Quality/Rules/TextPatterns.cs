namespace Trends.Quality.Rules;

/// <summary>The forms that some texts must have.</summary>
public static class TextPatterns
{
    private const int LongestUrl = 2_083;

    /// <summary>Tells whether a text is an absolute http or https address.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUrl(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int host = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        return host > 0 && text.Length <= LongestUrl && text.Length > host && char.IsLetterOrDigit(text[host])
            && text.AsSpan().IndexOfAny(' ', '\n', '\t') < 0;
    }

    /// <summary>Tells whether a text is a language tag: two or three letters, then parts of two to eight letters or digits.</summary>
    /// <param name="text">The text, lower case.</param>
    public static bool IsLanguage(string text)
    {
        int part = 0;
        foreach (Range range in text.AsSpan().Split('-'))
        {
            ReadOnlySpan<char> piece = text.AsSpan(range);
            bool fits = part++ == 0 ? piece.Length is 2 or 3 && AllLetters(piece) : piece.Length is >= 2 and <= 8 && AllLettersOrDigits(piece);
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether a text is a platform's name: lower-case letters and digits, parts joined by single hyphens.</summary>
    /// <param name="text">The text.</param>
    public static bool IsPlatform(string text)
    {
        foreach (Range range in text.AsSpan().Split('-'))
        {
            ReadOnlySpan<char> piece = text.AsSpan(range);
            if (piece.IsEmpty || !AllLettersOrDigits(piece))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AllLetters(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool AllLettersOrDigits(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            {
                return false;
            }
        }

        return true;
    }
}
