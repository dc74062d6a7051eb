using System.Globalization;
using System.Text;

namespace Trends.Collect.Mapping;

/// <summary>Reads the part of JSONPath that manifests may use: members, indexes, <c>[*]</c>, quoted names, and elements by the value of a member.</summary>
internal static class JsonPath
{
    /// <summary>Reads a path such as <c>$.data[*]</c>, <c>user.name</c>, <c>refs[type=reply].id</c> or <c>$['odd name']</c>.</summary>
    /// <returns>Its steps, or null when it is none.</returns>
    internal static PathSegment[]? TryParse(string path)
    {
        List<PathSegment> segments = [];
        int at = path.StartsWith('$') ? 1 : 0;
        bool first = at == 0;
        while (at < path.Length)
        {
            if (path[at] == '[')
            {
                int end = Bracket(path, at);
                PathSegment? segment = end < 0 ? null : FromBracket(path[(at + 1)..end]);
                if (segment is null)
                {
                    return null;
                }

                segments.Add(segment);
                at = end + 1;
            }
            else
            {
                if (!first && path[at++] != '.')
                {
                    return null;
                }

                int end = path.AsSpan(at).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : at + end;
                if (end == at)
                {
                    return null;
                }

                segments.Add(new(Encoding.UTF8.GetBytes(path[at..end]), 0));
                at = end;
            }

            first = false;
        }

        return path.Length == 0 || path[^1] == '.' ? null : [.. segments];
    }

    private static int Bracket(string path, int at)
    {
        if (at + 1 < path.Length && path[at + 1] is '\'' or '"')
        {
            int close = path.IndexOf($"{path[at + 1]}]", at + 2, StringComparison.Ordinal);
            return close < 0 ? -1 : close + 1;
        }

        return path.IndexOf(']', at);
    }

    private static PathSegment? FromBracket(string text) => text switch
    {
        "*" => new(null, -1),
        ['\'' or '"', _, .., '\'' or '"'] when text.Length > 2 => new(Encoding.UTF8.GetBytes(text[1..^1]), 0),
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) => new(null, index),
        _ => Filter(text),
    };

    private static PathSegment? Filter(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return null;
        }

        string value = text[(equals + 1)..];
        value = value is ['\'', .., '\''] or ['"', .., '"'] && value.Length > 1 ? value[1..^1] : value;
        return new(null, -1, new(Encoding.UTF8.GetBytes(text[..equals]), Encoding.UTF8.GetBytes(value)));
    }
}
