namespace Trends.Governance;

/// <summary>Finds the e-mail address around an at sign.</summary>
internal static class EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int ShortestTopLevel = 2;

    /// <summary>Finds an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the at sign is.</param>
    /// <param name="floor">The address starts here or later.</param>
    /// <returns>The address, or null when the at sign belongs to none (<c>@mention</c>, <c>3@1.5</c>).</returns>
    public static Range? Find(string text, int at, int floor)
    {
        int start = at;
        while (start > floor && at - start < LongestLocalPart && IsLocal(text[start - 1]))
        {
            start--;
        }

        while (start < at && text[start] is '.' or '-' or '+' or '%' or '\'')
        {
            start++;
        }

        int end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        while (end > at && text[end - 1] is '.' or '-')
        {
            end--;
        }

        if (start == at || end <= at + 1 || !char.IsAsciiLetterOrDigit(text[at + 1]))
        {
            return null;
        }

        ReadOnlySpan<char> domain = text.AsSpan(at + 1, end - at - 1);
        int dot = domain.LastIndexOf('.');
        return dot > 0 && domain.Length - dot - 1 >= ShortestTopLevel && char.IsAsciiLetter(domain[dot + 1]) && char.IsAsciiLetter(domain[^1])
            ? start..end
            : null;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'';
}
