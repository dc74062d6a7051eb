using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Trends.Collect.Manifests;

namespace Trends.Collect.Mapping;

/// <summary>Makes the texts that count out of a received one: HTML becomes text, what is replaced gives way, a pattern cuts out, a template puts together.</summary>
/// <param name="mapping">Says how.</param>
internal sealed class CellText(FieldMapping mapping)
{
    private readonly string _template = mapping.Template ?? (mapping.Match?.GetGroupNumbers().Length > 1 ? "{1}" : "{0}");

    /// <summary>Tells whether a field needs it.</summary>
    internal static bool IsNeeded(FieldMapping mapping) => mapping.IsHtml || mapping.Replace.Count > 0 || mapping.Match is not null || mapping.Template is not null;

    /// <summary>Tells which groups a template names.</summary>
    internal static IEnumerable<int> Groups(string template)
    {
        for (int at = 0; at < template.Length; at++)
        {
            if (TryReadGroup(template, at, out int group, out int end))
            {
                yield return group;
                at = end - 1;
            }
        }
    }

    /// <summary>Gives the texts, trimmed, none of them empty: one, or where a pattern matches several times, one a match.</summary>
    internal List<string> Of(ReadOnlySpan<char> received)
    {
        string text = mapping.Replace.Aggregate(mapping.IsHtml ? HtmlText.Of(received) : received.ToString(), (before, replaced) => replaced.Key.Replace(before, replaced.Value));
        List<string> texts = [];
        if (mapping.Match is null)
        {
            Add(texts, mapping.Template is null ? text : Fill(_ => text));
            return texts;
        }

        for (Match match = mapping.Match.Match(text); match.Success; match = match.NextMatch())
        {
            Match found = match;
            Add(texts, Fill(group => found.Groups[group].Value));
        }

        return texts;
    }

    private static void Add(List<string> texts, string text)
    {
        if (text.Trim() is { Length: > 0 } filled)
        {
            texts.Add(filled);
        }
    }

    private static bool TryReadGroup(string template, int at, out int group, out int end)
    {
        group = 0;
        end = template[at] == '{' ? template.IndexOf('}', at) + 1 : 0;
        return end > 0 && int.TryParse(template.AsSpan(at + 1, end - at - 2), NumberStyles.None, CultureInfo.InvariantCulture, out group);
    }

    private string Fill(Func<int, string> group)
    {
        StringBuilder filled = new();
        for (int at = 0; at < _template.Length; at++)
        {
            if (TryReadGroup(_template, at, out int number, out int end))
            {
                filled.Append(group(number));
                at = end - 1;
            }
            else
            {
                filled.Append(_template[at]);
            }
        }

        return filled.ToString();
    }
}
