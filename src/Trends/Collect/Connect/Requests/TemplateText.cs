using System.Text;

namespace Trends.Collect.Connect.Requests;

/// <summary>Fills texts such as <c>/r/{query}/new</c> or <c>{from:yyyyMMdd}</c>. Doubled braces stand for single ones.</summary>
internal static class TemplateText
{
    /// <summary>Fills a text.</summary>
    /// <param name="template">The text.</param>
    /// <param name="value">Gives a value by name and format; null for none.</param>
    /// <param name="escape">Whether values are made fit for an address's path.</param>
    /// <returns>The text; null when a value is missing.</returns>
    internal static string? Fill(string template, Func<string, string?, string?> value, bool escape = false)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            return template;
        }

        StringBuilder filled = new();
        int at = 0;
        while (at < template.Length)
        {
            int open = template.AsSpan(at).IndexOfAny('{', '}');
            open = open < 0 ? template.Length : at + open;
            if (open + 1 < template.Length && template[open + 1] == template[open])
            {
                filled.Append(template, at, open + 1 - at);
                at = open + 2;
                continue;
            }

            int close = open == template.Length || template[open] == '}' ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                filled.Append(template, at, template.Length - at);
                break;
            }

            filled.Append(template, at, open - at);
            string[] parts = template[(open + 1)..close].Split(':', 2);
            if (value(parts[0], parts.Length > 1 ? parts[1] : null) is not { Length: > 0 } found)
            {
                return null;
            }

            // Secrets in paths are made of characters that paths take as they are; a colon in them must stay one.
            filled.Append(escape && !parts[0].StartsWith("secret.", StringComparison.Ordinal) ? Uri.EscapeDataString(found) : found);
            at = close + 1;
        }

        return filled.ToString();
    }

    /// <summary>Fills texts by name; those with a missing value are left out.</summary>
    /// <param name="templates">The texts; null for none.</param>
    /// <param name="value">Gives a value by name and format; null for none.</param>
    internal static Dictionary<string, string> FillAll(IReadOnlyDictionary<string, string>? templates, Func<string, string?, string?> value)
    {
        Dictionary<string, string> filled = [];
        foreach ((string name, string template) in templates ?? new Dictionary<string, string>())
        {
            if (Fill(template, value) is { } text)
            {
                filled[name] = text;
            }
        }

        return filled;
    }
}
