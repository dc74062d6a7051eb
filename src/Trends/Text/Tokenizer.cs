namespace Trends.Text;

/// <summary>Cuts normalised text into words, numbers, hashtags, mentions and addresses.</summary>
/// <remarks>Masks such as <c>[phone]</c> and emoji give no token. Words longer than 40 characters are noise and give none either.</remarks>
public static class Tokenizer
{
    private const int LongestWord = 40;
    private static readonly string[] Masks = ["[email]", "[phone]", "[card]", "[rrn]"];

    /// <summary>Appends the tokens of a text.</summary>
    /// <param name="text">The text, normalised; case as written, since it tells <c>US</c> from <c>us</c>.</param>
    /// <param name="tokens">Where to append them, in order.</param>
    public static void Tokenize(string text, ICollection<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);

        bool shouts = text.AsSpan().IndexOfAnyInRange('a', 'z') < 0;
        bool startsRun = true;
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (c == ' ')
            {
                at++;
            }
            else if (TokenSpans.IsWordCharacter(c))
            {
                at = AddWordOrAddress(text, at, startsRun, shouts, tokens, out startsRun);
            }
            else
            {
                startsRun = true;
                at = AddMarked(text, at, c, tokens);
            }
        }
    }

    private static int AddWordOrAddress(string text, int at, bool startsRun, bool shouts, ICollection<Token> tokens, out bool nextStartsRun)
    {
        int end = TokenSpans.EndOfAddress(text, at);
        if (end > 0)
        {
            tokens.Add(new(text[at..end], TokenClass.Url, StartsRun: true));
            nextStartsRun = true;
            return end;
        }

        end = TokenSpans.EndOfWord(text, at);
        nextStartsRun = end - at > LongestWord;
        if (!nextStartsRun)
        {
            ReadOnlySpan<char> raw = text.AsSpan(at, end - at);
            Token token = WordReader.Read(raw, startsRun, shouts);
            nextStartsRun = KoreanWords.ClosesPhrase(raw, token);

            // A share keeps its sign, so that it is not taken for a version: "S&P500 0.2%" is no "iOS 7.1".
            bool isShare = token.Class == TokenClass.Number && end < text.Length && text[end] == '%';
            tokens.Add(isShare ? token with { Text = token.Text + "%" } : token);
        }

        return end;
    }

    private static int AddMarked(string text, int at, char mark, ICollection<Token> tokens)
    {
        if (mark == '[')
        {
            foreach (string mask in Masks)
            {
                if (text.AsSpan(at).StartsWith(mask, StringComparison.Ordinal))
                {
                    return at + mask.Length;
                }
            }
        }

        bool isTag = mark is '#' or '@' && at + 1 < text.Length && TokenSpans.IsWordCharacter(text[at + 1]);
        if (!isTag)
        {
            return at + 1;
        }

        int end = at + 1;
        while (end < text.Length && TokenSpans.IsWordCharacter(text[end]))
        {
            end++;
        }

        if (end - at <= LongestWord)
        {
            tokens.Add(new(text[(at + 1)..end].ToLowerInvariant(), mark == '#' ? TokenClass.Hashtag : TokenClass.Mention, StartsRun: true));
        }

        return end;
    }
}
