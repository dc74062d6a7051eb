using System.Buffers;
using System.Net;
using System.Text;

namespace Trends.Collect.Mapping;

/// <summary>Takes the text out of HTML: tags go, breaks and blocks begin a line, entities become characters.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Blocks =
        new HashSet<string>(["p", "div", "li", "tr", "blockquote", "pre", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"], StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Gives the text, trimmed; runs of white space are one space, as browsers show them.</summary>
    internal static string Of(ReadOnlySpan<char> html)
    {
        StringBuilder text = new(html.Length);
        bool spaced = false;
        while (!html.IsEmpty)
        {
            int taken = html[0] == '<' ? TagLength(html) : 0;
            if (taken > 0)
            {
                taken = Tag(html, taken, text, ref spaced);
            }
            else if (char.IsWhiteSpace(html[0]) && html[0] != '\u00a0')
            {
                spaced = true;
                taken = 1;
            }
            else
            {
                if (spaced && text.Length > 0 && text[^1] != '\n')
                {
                    text.Append(' ');
                }

                spaced = false;
                text.Append(html[0]);
                taken = 1;
            }

            html = html[taken..];
        }

        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    // Handles a tag; a script or style goes with all that is in it.
    private static int Tag(ReadOnlySpan<char> html, int length, StringBuilder text, ref bool spaced)
    {
        ReadOnlySpan<char> name = html[1..length].TrimStart('/');
        int end = name.IndexOfAnyExcept(Letters);
        name = end < 0 ? name : name[..end];
        if (html[1] != '/' && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
        {
            int close = html[length..].IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
            return close < 0 ? html.Length : length + close;
        }

        bool line = name.Equals("br", StringComparison.OrdinalIgnoreCase);
        if (line || (Blocks.Contains(name) && text.Length > 0 && text[^1] != '\n'))
        {
            text.Append('\n');
            spaced = false;
        }

        return length;
    }

    // A "<" that begins no tag, and one that never ends, is a character like any other.
    private static int TagLength(ReadOnlySpan<char> html)
    {
        if (html.StartsWith("<!--"))
        {
            int close = html.IndexOf("-->");
            return close < 0 ? 0 : close + 3;
        }

        if (html.Length < 3 || !(char.IsAsciiLetter(html[1]) || (html[1] is '/' or '!' or '?' && !char.IsWhiteSpace(html[2]))))
        {
            return 0;
        }

        char quote = '\0';
        for (int i = 1; i < html.Length; i++)
        {
            char c = html[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && html[i - 1] == '=')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
            else if (c == '<')
            {
                return 0;
            }
        }

        return 0;
    }
}
