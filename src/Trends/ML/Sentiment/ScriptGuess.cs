namespace Trends.ML.Sentiment;

/// <summary>Tells Korean texts from others by their script.</summary>
internal static class ScriptGuess
{
    /// <summary>Gives <c>ko</c> when a quarter of the letters, or more, is Hangul; otherwise <c>en</c>.</summary>
    /// <param name="text">The text; one without letters is <c>en</c>.</param>
    public static string Of(ReadOnlySpan<char> text)
    {
        int hangul = 0, letters = 0;
        foreach (char c in text[..Math.Min(text.Length, TextFeatures.MaxChars)])
        {
            bool korean = c is (>= '\uAC00' and <= '\uD7A3') or (>= '\u3131' and <= '\u318E') or (>= '\u1100' and <= '\u11FF');
            hangul += korean ? 1 : 0;
            letters += korean || char.IsLetter(c) ? 1 : 0;
        }

        return hangul > 0 && hangul * 4 >= letters ? "ko" : "en";
    }
}
