namespace Trends.Text;

/// <summary>Gives equal numbers to copies of a text: reposts, syndicated headlines, pasted reviews.</summary>
/// <remarks>
/// A hash over the words, predicates, numbers and hashtags in order; stop words, mentions, addresses, case, punctuation and
/// particles make no difference. Stable across processes and versions, so a rerun finds the same copies.
/// </remarks>
public static class UniqueKey
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Hashes the content of a text.</summary>
    /// <param name="tokens">Its tokens in order, without the outlet's name.</param>
    /// <param name="text">The text itself, hashed when no token carries content (<c>ㅋㅋ</c>).</param>
    public static ulong Of(IReadOnlyList<Token> tokens, string text)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(text);

        ulong hash = Seed;
        int content = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (IsContent(tokens[i].Class))
            {
                hash = (Add(hash, tokens[i].Text) ^ ' ') * Prime;
                content++;
            }
        }

        return Mix(content > 0 ? hash : Add(hash, text));
    }

    /// <summary>Tells whether tokens of a class tell one text from another.</summary>
    /// <param name="kind">The class.</param>
    public static bool IsContent(TokenClass kind) => kind is TokenClass.Word or TokenClass.Predicate or TokenClass.Number or TokenClass.Hashtag;

    private static ulong Add(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    // FNV-1a leaves its high bits weak; SplitMix64's finaliser spreads them.
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return hash ^ (hash >> 31);
    }
}
