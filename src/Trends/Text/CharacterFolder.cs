using System.Globalization;
using System.Text;

namespace Trends.Text;

/// <summary>Folds width, drops what cannot be seen and repairs lone surrogates.</summary>
internal static class CharacterFolder
{
    private const int FullWidthOffset = 0xfee0;

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    public static string Fold(string text)
    {
        StringBuilder? folded = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                folded?.Append(c).Append(text[i + 1]);
                i++;
                continue;
            }

            char to = Fold(c);
            if (to != c && folded is null)
            {
                folded = new StringBuilder(text.Length).Append(text, 0, i);
            }

            if (to != '\0')
            {
                folded?.Append(to);
            }
        }

        return folded?.ToString() ?? text;
    }

    /// <summary>Gives what a character becomes; NUL for nothing.</summary>
    private static char Fold(char c) => c switch
    {
        >= '\u0021' and < '\u007f' => c,
        >= '\uac00' and <= '\ud7a3' => c,
        >= '\uff01' and <= '\uff5e' => (char)(c - FullWidthOffset),
        '\u115f' or '\u1160' or '\u3164' or '\uffa0' => ' ', // Hangul fillers: blanks that pretend to be letters
        _ when char.IsSurrogate(c) => '\ufffd',
        _ when char.IsWhiteSpace(c) => ' ',
        // U+200C and U+200D shape some scripts and join emoji, yet two texts that differ in them alone read the same.
        _ when CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format => '\0',
        '\ufe0e' or '\ufe0f' or '\u034f' => '\0', // variation selectors, grapheme joiner
        _ => c,
    };
}
