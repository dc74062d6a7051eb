using System.Globalization;

namespace Trends.ML.Sentiment;

/// <summary>Turns a text into hashed features: character 1- to 5-grams and words with their neighbours, without allocating.</summary>
internal static class TextFeatures
{
    /// <summary>The most characters of a text that are looked at; the feeling of a longer one shows in its start.</summary>
    public const int MaxChars = 400;

    /// <summary>The most features a text has.</summary>
    public const int MaxFeatures = (MaxChars + 2) * (MaxGram + 2);

    private const int MaxGram = 5;
    private const uint Prime = 0x9E3779B1;

    /// <summary>Gives the features of a text as 32-bit hashes, repeats included.</summary>
    /// <param name="text">The text, normalised or not: case, runs of spaces, long repeats and digits are folded here.</param>
    /// <param name="features">Room for <see cref="MaxFeatures"/> hashes.</param>
    /// <returns>How many features there are.</returns>
    public static int Extract(ReadOnlySpan<char> text, Span<uint> features)
    {
        Span<char> folded = stackalloc char[MaxChars + 2];
        int length = Fold(text, folded);
        return length <= 2 ? 0 : Words(folded[..length], features, Grams(folded[..length], features));
    }

    private static int Grams(ReadOnlySpan<char> text, Span<uint> features)
    {
        int count = 0;
        for (int start = 0; start < text.Length; start++)
        {
            uint hash = 0x811C9DC5;
            int end = Math.Min(text.Length, start + MaxGram);
            for (int i = start; i < end; i++)
            {
                hash = (hash ^ text[i]) * Prime;
                hash ^= hash >> 15;
                if (i > start || text[i] != ' ')
                {
                    features[count++] = Finish(hash + (uint)(i - start));
                }
            }
        }

        return count;
    }

    private static int Words(ReadOnlySpan<char> text, Span<uint> features, int count)
    {
        uint word = 0, before = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] != ' ')
            {
                word = (word + text[i]) * Prime;
                word ^= word >> 13;
                continue;
            }

            features[count++] = Finish(word ^ 0x5bd1e995);
            if (before != 0)
            {
                features[count++] = Finish((before * 31) + word + 0x27d4eb2f);
            }

            (before, word) = (word, 0);
        }

        return count;
    }

    /// <summary>Lower case, one space between words and around the text, three of a kind at most, digits as one.</summary>
    private static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        folded[0] = ' ';
        int length = 1;
        foreach (char raw in text)
        {
            char c = raw < 128 ? Ascii(raw) : char.IsWhiteSpace(raw) ? ' ' : char.ToLower(raw, CultureInfo.InvariantCulture);
            if ((c == ' ' && folded[length - 1] == ' ') || (length > 2 && c == folded[length - 1] && c == folded[length - 2]))
            {
                continue;
            }

            folded[length++] = c;
            if (length > MaxChars)
            {
                break;
            }
        }

        if (folded[length - 1] != ' ')
        {
            folded[length++] = ' ';
        }

        return length;
    }

    private static char Ascii(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        <= ' ' => ' ',
        _ => c,
    };

    private static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        hash *= 0x846CA68B;
        return hash ^ (hash >> 16);
    }
}
