namespace Trends.Text;

/// <summary>Tells quickly that a text needs no work; most text does not.</summary>
internal static class CleanText
{
    /// <summary>Tells whether a text is surely in its form already; false means that it may not be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">The form.</param>
    public static bool Is(string text, TextForm form)
    {
        bool lower = form.HasFlag(TextForm.LowerCase);
        bool runs = form.HasFlag(TextForm.FoldRuns);
        char previous = ' ';
        int run = 1;
        foreach (char c in text)
        {
            if (!IsStable(c) || (c == ' ' && previous == ' ') || (lower && (c < 0x80 ? char.IsAsciiLetterUpper(c) : char.IsUpper(c))))
            {
                return false;
            }

            run = c == previous ? run + 1 : 1;
            if (runs && run > 2 && run > SpaceAndRunFolder.LongestRun(c))
            {
                return false;
            }

            previous = c;
        }

        return text.Length == 0 || previous != ' ';
    }

    /// <summary>Tells whether a character stands for itself whatever its neighbours are: no markup, no control, nothing that composes.</summary>
    private static bool IsStable(char c) => c switch
    {
        < '\u0020' or '&' or '<' or '\u007f' => false,
        < '\u007f' => true,
        < '\u00a1' or '\u00ad' => false,
        < '\u0300' => true,
        >= '\uac00' and <= '\ud7a3' => true, // Hangul syllables
        >= '\u3131' and <= '\u3163' => true, // Hangul compatibility letters: ㅋ ㅠ
        >= '\u4e00' and <= '\u9fff' => true, // Han
        >= '\u2010' and <= '\u2027' => true, // dashes, quotes, ellipsis
        >= '\u3001' and <= '\u3029' => true, // CJK punctuation
        _ => false,
    };
}
