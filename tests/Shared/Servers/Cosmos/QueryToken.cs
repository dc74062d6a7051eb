using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>Cuts the text of a query into words, names, values and signs.</summary>
public static class QueryToken
{
    private const string Signs = "()[]{},.:*";

    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    public static List<string> Cut(string text)
    {
        List<string> tokens = [];
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            int end = at + 1;
            if (char.IsWhiteSpace(c))
            {
                at = end;
                continue;
            }

            if (c == '"')
            {
                end = EndOfText(text, at);
            }
            else if ("<>=!".Contains(c, StringComparison.Ordinal))
            {
                end += end < text.Length && text[end] == '=' ? 1 : 0;
            }
            else if (!Signs.Contains(c, StringComparison.Ordinal))
            {
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || "_+-.".Contains(text[end], StringComparison.Ordinal)) && !(char.IsLetter(c) && text[end] == '.'))
                {
                    end++;
                }
            }

            tokens.Add(text[at..end]);
            at = end;
        }

        return tokens;
    }

    /// <summary>Reads a text's token.</summary>
    public static string Text(string token) => token.StartsWith('"') ? JsonSerializer.Deserialize<string>(token)! : throw new CosmosRefusedException($"'{token}' is no text.");

    private static int EndOfText(string text, int at)
    {
        for (int end = at + 1; end < text.Length; end++)
        {
            if (text[end] == '\\')
            {
                end++;
            }
            else if (text[end] == '"')
            {
                return end + 1;
            }
        }

        throw new CosmosRefusedException("A text does not end.");
    }
}
