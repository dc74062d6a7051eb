using System.Collections.Frozen;

namespace Trends.Text;

/// <summary>Guesses whether a text is Korean or English; good enough to choose a tokeniser, stop words and a model.</summary>
public static class LanguageGuess
{
    /// <summary>Korean.</summary>
    public const string Korean = "ko";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Neither, or too little to tell: the tag BCP 47 has for that.</summary>
    public const string Undetermined = "und";

    // Korean posts quote much English (names, links); a fifth of the letters being Hangul is Korean in practice.
    private const double HangulShare = 0.2;
    private const double AsciiShare = 0.9;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishWords = Words(
        "the a an and of to in for on is are was with that this it you i at from by as be not have has will what how why your we they he she his her after new");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWords = Words(
        "der die das und ist nicht ein eine mit von zu den le la les des est et une pour dans qui que el los las por con una para del está não uma um com os il di che per non sono het een van niet voor dan yang dari untuk och att som ve bir bu için");

    /// <summary>Guesses the language of a text.</summary>
    /// <param name="text">The text, any case.</param>
    /// <returns><c>ko</c> when at least a fifth of its letters are Hangul; else <c>en</c> when nearly all are ASCII and no other Latin-script language shows; else <c>und</c>.</returns>
    public static string Of(ReadOnlySpan<char> text)
    {
        (int letters, int hangul, int ascii) = (0, 0, 0);
        foreach (char c in text)
        {
            if (char.IsAscii(c))
            {
                ascii += char.IsAsciiLetter(c) ? 1 : 0;
            }
            else if (Hangul.Is(c))
            {
                hangul++;
            }
            else
            {
                letters += char.IsLetter(c) ? 1 : 0;
            }
        }

        letters += ascii + hangul;
        return letters == 0 ? Undetermined
            : hangul >= letters * HangulShare ? Korean
            : ascii >= letters * AsciiShare && !LooksForeign(text) ? English
            : Undetermined;
    }

    private static bool LooksForeign(ReadOnlySpan<char> text)
    {
        int balance = 0;
        Span<char> lower = stackalloc char[5];
        foreach (Range range in text.Split(' '))
        {
            ReadOnlySpan<char> word = text[range].Trim(".,!?:;\"'()");
            if (word.Length is > 0 and <= 5)
            {
                word.ToLowerInvariant(lower);
                balance += EnglishWords.Contains(lower[..word.Length]) ? 1 : OtherWords.Contains(lower[..word.Length]) ? -1 : 0;
            }
        }

        // One foreign word is a name ("La La Land" has two and no English one: rare enough).
        return balance <= -2;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string list) =>
        list.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
