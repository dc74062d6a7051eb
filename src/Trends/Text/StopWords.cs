using System.Collections.Frozen;

namespace Trends.Text;

/// <summary>Words that say nothing of what a text is about, in Korean and English.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> WeakWords = Lexicon.Read("ko.weak", "en.weak");

    // A word that is both a verb and a noun ("cut") counts as the noun: "rate cut" is a trend.
    private static readonly FrozenSet<string> Stop = Lexicon.Read("ko.stop", "en.stop").Except(WeakWords).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Connectors = FrozenSet.Create(StringComparer.Ordinal, "of", "the", "and", "for", "in", "to", "on", "at", "vs");

    /// <summary>Gets the stop words for look-ups by span.</summary>
    internal static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan { get; } = Stop.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Tells whether a word is a function word, a time word, a unit or news boilerplate.</summary>
    /// <param name="word">The word, lower case.</param>
    public static bool Contains(string word) => Stop.Contains(word);

    /// <summary>Tells whether a word means too little alone and something beside another (<c>인하</c> in <c>금리 인하</c>).</summary>
    /// <param name="word">The word, lower case.</param>
    public static bool IsWeak(string word) => WeakWords.Contains(word);

    /// <summary>Tells whether a stop word may stand inside a phrase (<c>game of thrones</c>).</summary>
    /// <param name="word">The word, lower case.</param>
    internal static bool Connects(string word) => Connectors.Contains(word);
}
