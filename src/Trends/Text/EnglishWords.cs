using System.Collections.Frozen;

namespace Trends.Text;

/// <summary>Takes English words back to the singular, carefully: a name must not lose its end.</summary>
internal static class EnglishWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Whole =
        Lexicon.Read("en.whole").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Strips the possessive and folds the regular plural.</summary>
    /// <param name="word">The word, lower case.</param>
    /// <param name="scratch">As long as the word; may hold the result.</param>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> scratch)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        if (word.Length < 4 || word[^1] != 's' || !char.IsAsciiLetter(word[^2]) || word[^2] is 's' or 'u' or 'i' or 'a' or 'o' or 'y' || Whole.Contains(word))
        {
            return word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            word[..^3].CopyTo(scratch);
            scratch[word.Length - 3] = 'y';
            return scratch[..(word.Length - 2)];
        }

        bool sibilant = word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal);
        return word[..^(sibilant ? 2 : 1)];
    }
}
