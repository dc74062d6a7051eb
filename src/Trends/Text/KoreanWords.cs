using System.Collections.Frozen;

namespace Trends.Text;

/// <summary>Takes Korean words apart as far as particles go; verb endings are recognised, not analysed.</summary>
internal static class KoreanWords
{
    private const int ShortestStem = 2;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Nouns =
        Lexicon.Read("ko.whole").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NounEnds =
        Lexicon.Read("ko.noun-ends").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<char, string[]> VerbEnds = ByLastCharacter(Lexicon.Read("ko.verb-ends"));
    private static readonly FrozenDictionary<char, string[]> Particles = ByLastCharacter(Lexicon.Read("ko.particles"));

    /// <summary>Tells whether a word is a noun that looks as if it ended in a particle or a unit (<c>고양이</c>, <c>2차전지</c>).</summary>
    /// <param name="word">The word, lower case.</param>
    public static bool IsNoun(ReadOnlySpan<char> word) => Nouns.Contains(word);

    /// <summary>Tells whether a word ends as verbs and adjectives do.</summary>
    /// <param name="word">The word.</param>
    public static bool IsPredicate(ReadOnlySpan<char> word)
    {
        if ((word.Length == 2 && word[^1] is '는' or '를') || IsVerbAndGo(word))
        {
            return true;
        }

        if (VerbEnds.TryGetValue(word[^1], out string[]? ends) && !IsNoun(word) && !EndsAsNoun(word))
        {
            foreach (string end in ends)
            {
                if (word.EndsWith(end, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Strips the longest particle, then the plural 들, where at least two characters stay.</summary>
    /// <param name="word">The word.</param>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (word.Length <= ShortestStem || IsNoun(word) || EndsAsNoun(word))
        {
            return word;
        }

        if (Particles.TryGetValue(word[^1], out string[]? particles))
        {
            foreach (string particle in particles)
            {
                if (word.Length - particle.Length >= ShortestStem && word.EndsWith(particle, StringComparison.Ordinal)
                    && Agrees(word[^(particle.Length + 1)], particle))
                {
                    word = word[..^particle.Length];
                    break;
                }
            }
        }

        return word.Length > ShortestStem && word[^1] == '들' ? word[..^1] : word;
    }

    /// <summary>Tells whether a particle on a word ends its phrase: after 은 이 에서 the next word belongs to another part of the sentence; 을 and 의 bind it (<c>금리를 인하</c>).</summary>
    /// <param name="raw">The word as written.</param>
    /// <param name="token">What it was read as.</param>
    public static bool ClosesPhrase(ReadOnlySpan<char> raw, Token token) =>
        token.Class == TokenClass.Word
        && token.Text.Length < raw.Length
        && Hangul.IsSyllable(raw[^1])
        && raw[token.Text.Length] is not ('을' or '를' or '의' or '와' or '과' or '들');

    // 듣고, 찾고: Chinese-Korean nouns on -고 (광고, 보고) never have such a final before it.
    private static bool IsVerbAndGo(ReadOnlySpan<char> word) =>
        word.Length >= 2 && word[^1] == '고' && Hangul.IsSyllable(word[^2]) && Hangul.HasNativeFinal(word[^2]);

    private static bool EndsAsNoun(ReadOnlySpan<char> word) => word.Length > 2 && NounEnds.Contains(word[^2..]);

    /// <summary>Tells whether a particle can follow a syllable: 은 이 을 과 으로 follow a consonant, 는 가 를 와 로 a vowel.</summary>
    private static bool Agrees(char last, string particle)
    {
        if (!Hangul.IsSyllable(last))
        {
            return true;
        }

        bool final = Hangul.HasFinal(last);
        return particle[0] switch
        {
            '은' or '이' or '을' or '과' or '으' => final,
            '는' or '가' or '를' or '와' or '라' or '랑' => !final,
            '로' => !final || Hangul.HasFinalRieul(last),
            _ => true,
        };
    }

    private static FrozenDictionary<char, string[]> ByLastCharacter(IEnumerable<string> endings) =>
        endings.GroupBy(e => e[^1]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Length).ToArray());
}
