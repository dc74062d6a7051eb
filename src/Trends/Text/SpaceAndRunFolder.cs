using System.Text;

namespace Trends.Text;

/// <summary>Folds white space and, where asked, case and runs of one character.</summary>
internal static class SpaceAndRunFolder
{
    /// <summary>Folds a text.</summary>
    /// <param name="text">The text, its white space being spaces.</param>
    /// <param name="form">What to fold beyond white space.</param>
    public static string Fold(string text, TextForm form)
    {
        bool lower = form.HasFlag(TextForm.LowerCase);
        bool runs = form.HasFlag(TextForm.FoldRuns);
        StringBuilder folded = new(text.Length);
        Rune previous = new(' ');
        int run = 1;
        foreach (Rune original in text.EnumerateRunes())
        {
            Rune rune = lower ? Rune.ToLowerInvariant(original) : original;
            run = rune == previous ? run + 1 : 1;
            previous = rune;
            int longest = rune.Value == ' ' ? 1 : runs ? LongestRun(rune) : int.MaxValue;
            if (run <= longest && (rune.Value != ' ' || folded.Length > 0))
            {
                AppendRune(folded, rune);
            }
        }

        if (folded.Length > 0 && folded[^1] == ' ')
        {
            folded.Length--;
        }

        return folded.ToString();
    }

    /// <summary>Gives how long a run of a character may be in folded text.</summary>
    /// <param name="c">The character.</param>
    public static int LongestRun(char c) =>
        char.IsSurrogate(c) ? 2 : LongestRun(new Rune(c));

    // Digits carry value; "www" and Roman numerals are three equal letters in earnest.
    private static int LongestRun(Rune rune) =>
        Rune.IsDigit(rune) ? int.MaxValue : rune.IsAscii && Rune.IsLetter(rune) ? 3 : 2;

    private static void AppendRune(StringBuilder target, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        target.Append(units[..rune.EncodeToUtf16(units)]);
    }
}
