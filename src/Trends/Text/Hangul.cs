namespace Trends.Text;

/// <summary>The Korean alphabet as Unicode has it.</summary>
internal static class Hangul
{
    private const char First = '\uac00';
    private const char Last = '\ud7a3';
    private const int FinalsPerSyllable = 28;
    private const int FinalRieul = 8;

    /// <summary>Tells whether a character is a syllable (<c>가</c>) or a letter on its own (<c>ㅋ</c>).</summary>
    /// <param name="c">The character.</param>
    public static bool Is(char c) => c is (>= First and <= Last) or (>= '\u3131' and <= '\u318e') or (>= '\u1100' and <= '\u11ff');

    /// <summary>Tells whether a character is a whole syllable.</summary>
    /// <param name="c">The character.</param>
    public static bool IsSyllable(char c) => c is >= First and <= Last;

    /// <summary>Tells whether a syllable ends in a consonant, which chooses between particles (은 after one, 는 after none).</summary>
    /// <param name="syllable">The syllable.</param>
    public static bool HasFinal(char syllable) => (syllable - First) % FinalsPerSyllable != 0;

    /// <summary>Tells whether a syllable ends in a consonant that only words of native origin have: all but ㄱ ㄴ ㄹ ㅁ ㅂ ㅇ.</summary>
    /// <param name="syllable">The syllable.</param>
    public static bool HasNativeFinal(char syllable) => (syllable - First) % FinalsPerSyllable is not (0 or 1 or 4 or FinalRieul or 16 or 17 or 21);

    /// <summary>Tells whether a syllable ends in ㄹ, which takes 로 like a vowel does.</summary>
    /// <param name="syllable">The syllable.</param>
    public static bool HasFinalRieul(char syllable) => (syllable - First) % FinalsPerSyllable == FinalRieul;
}
