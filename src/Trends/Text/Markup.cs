using System.Net;
using System.Text;

namespace Trends.Text;

/// <summary>Decodes HTML entities and removes tags.</summary>
internal static class Markup
{
    private const int LongestTag = 2_000;
    private static readonly string[] Inline = ["a", "abbr", "b", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"];

    /// <summary>Decodes one level of entities, then removes tags. An inline tag vanishes, another becomes a space.</summary>
    /// <param name="text">The text.</param>
    public static string Remove(string text)
    {
        if (text.Contains('&', StringComparison.Ordinal))
        {
            text = WebUtility.HtmlDecode(text);
        }

        int open = text.IndexOf('<', StringComparison.Ordinal);
        return open < 0 ? text : RemoveTags(text, open);
    }

    private static string RemoveTags(string text, int open)
    {
        StringBuilder kept = new(text.Length);
        int from = 0;
        while (open >= 0)
        {
            int end = EndOfTag(text, open);
            if (end > 0)
            {
                kept.Append(text, from, open - from);
                ReadOnlySpan<char> name = NameOf(text.AsSpan(open, end - open));
                if (!IsInline(name))
                {
                    kept.Append(' ');
                }

                from = SkipCode(text, name, end);
            }

            int next = Math.Max(from, open + 1);
            open = next < text.Length ? text.IndexOf('<', next) : -1;
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Gives where a tag that opens at an index ends; 0 when none opens there (<c>&lt;3</c>, <c>a &lt; b</c>).</summary>
    private static int EndOfTag(string text, int open)
    {
        ReadOnlySpan<char> rest = text.AsSpan(open + 1);
        if (rest.IsEmpty || !(char.IsAsciiLetter(rest[0]) || rest[0] is '/' or '!' or '?'))
        {
            return 0;
        }

        rest = rest[..Math.Min(rest.Length, LongestTag)];
        int close = rest.IndexOfAny('>', '<');
        return close >= 0 && rest[close] == '>' ? open + 1 + close + 1 : 0;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        ReadOnlySpan<char> name = tag[1..^1].TrimStart('/');
        int end = name.IndexOfAnyExcept(Letters);
        return end < 0 ? name : name[..end];
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static bool IsInline(ReadOnlySpan<char> name)
    {
        foreach (string inline in Inline)
        {
            if (name.Equals(inline, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Skips what stands between script or style tags: it is code, not text.</summary>
    private static int SkipCode(string text, ReadOnlySpan<char> name, int end)
    {
        string? closing = name.Equals("script", StringComparison.OrdinalIgnoreCase) ? "</script>"
            : name.Equals("style", StringComparison.OrdinalIgnoreCase) ? "</style>" : null;
        int at = closing is null ? -1 : text.IndexOf(closing, end, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? end : at;
    }
}
