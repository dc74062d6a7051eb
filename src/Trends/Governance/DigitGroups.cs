namespace Trends.Governance;

/// <summary>Reads groups of digits that separators hold together.</summary>
internal static class DigitGroups
{
    private const int LongestSeparator = 3;

    /// <summary>Reads groups from a digit on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">A digit; the first of its group.</param>
    /// <param name="groups">Takes the groups.</param>
    /// <returns>How many there are; at most as many as there is room for.</returns>
    public static int Read(string text, int start, Span<Range> groups)
    {
        int count = 0;
        int at = start;
        while (count < groups.Length)
        {
            int end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            groups[count++] = at..end;
            int next = SkipSeparator(text, end);
            if (next == end || next >= text.Length || !char.IsAsciiDigit(text[next]))
            {
                break;
            }

            at = next;
        }

        return count;
    }

    /// <summary>Tells whether a character is a hyphen or looks like one.</summary>
    /// <param name="c">The character.</param>
    public static bool IsDash(char c) => c is '-' or '‐' or '‑' or '–' or '—' or '−';

    private static int SkipSeparator(string text, int at)
    {
        int end = at;
        int marks = 0;
        while (end < text.Length && end - at < LongestSeparator)
        {
            char c = text[end];
            bool isMark = c is '.' or '/' or '(' or ')' || IsDash(c);
            if (c != ' ' && !isMark)
            {
                break;
            }

            marks += isMark ? 1 : 0;
            end++;
        }

        // "1. 2" is a list, "1 (2" a remark: one mark at most, but for ") " and " (0)".
        return marks <= 2 ? end : at;
    }
}
