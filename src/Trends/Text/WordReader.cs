namespace Trends.Text;

/// <summary>Tells what a word is and brings it into its base form.</summary>
internal static class WordReader
{
    /// <summary>Reads a word.</summary>
    /// <param name="raw">The word as written, at most 40 characters.</param>
    /// <param name="startsRun">Whether a run starts with it.</param>
    /// <param name="shouts">Whether the text has no lower-case letters, so that upper case tells nothing.</param>
    public static Token Read(ReadOnlySpan<char> raw, bool startsRun, bool shouts)
    {
        Span<char> lower = stackalloc char[raw.Length];
        int length = Lower(raw, lower);
        ReadOnlySpan<char> word = lower[..length];

        if (char.IsDigit(word[0]) && !KoreanWords.IsNoun(word) && Numbers.IsQuantity(word))
        {
            return new(word.ToString(), TokenClass.Number, startsRun);
        }

        if (StopWords.BySpan.TryGetValue(word, out string? stop))
        {
            return IsAcronym(raw) && !shouts ? new(stop, TokenClass.Word, startsRun) : new(stop, TokenClass.Stop, startsRun);
        }

        bool korean = Hangul.IsSyllable(word[^1]);
        if (korean && KoreanWords.IsPredicate(word))
        {
            return new(word.ToString(), TokenClass.Predicate, startsRun);
        }

        Span<char> scratch = stackalloc char[word.Length];
        ReadOnlySpan<char> stem = korean ? KoreanWords.Stem(word) : EnglishWords.Stem(word, scratch);
        if (StopWords.BySpan.TryGetValue(stem, out stop))
        {
            return new(stop, TokenClass.Stop, startsRun);
        }

        string text = stem.ToString();
        return new(text, text.Length < 2 ? TokenClass.Stop : Numbers.IsNumeric(stem) ? TokenClass.Number : TokenClass.Word, startsRun);
    }

    /// <summary>Lowers a word and writes the curly apostrophe straight; dots of abbreviations go.</summary>
    private static int Lower(ReadOnlySpan<char> raw, Span<char> lower)
    {
        bool abbreviation = raw.Length > 2 && raw[1] == '.' && char.IsAsciiLetter(raw[0]);
        int length = 0;
        foreach (char c in raw)
        {
            if (!(abbreviation && c == '.'))
            {
                lower[length++] = c == '’' ? '\'' : char.IsAscii(c) ? char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c : Hangul.IsSyllable(c) ? c : char.ToLowerInvariant(c);
            }
        }

        return length;
    }

    // US, WHO, IT: a stop word in capitals amid lower case is a name. One letter tells nothing.
    private static bool IsAcronym(ReadOnlySpan<char> raw) =>
        raw is "US" or "UN" or "WHO" or "AI" or "U.S" or "U.N" or "IT";
}
