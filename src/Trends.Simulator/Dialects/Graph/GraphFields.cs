namespace Trends.Simulator.Dialects.Graph;

/// <summary>The fields that a call to a Graph API asks for, such as <c>id,from{name},comments.limit(0).summary(true)</c>.</summary>
internal sealed class GraphFields
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>Reads the parameter <c>fields</c>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="otherwise">What the edge gives where none are asked for.</param>
    public static GraphFields Of(SimulatorCall call, string otherwise) => Parse(call.Query("fields") ?? otherwise);

    /// <summary>Says whether a field is asked for. The id always comes.</summary>
    public bool Has(string name) => name == "id" || _fields.ContainsKey(name);

    /// <summary>Gives what stands behind a field's name: its modifiers and its own fields; empty for none.</summary>
    public string Rest(string name) => _fields.GetValueOrDefault(name, "");

    /// <summary>Gives the fields that a field's own objects are asked for, such as those of <c>replies{id,text}</c>.</summary>
    public GraphFields Within(string name)
    {
        string rest = Rest(name);
        int open = rest.IndexOf('{', StringComparison.Ordinal);
        return Parse(open < 0 ? "" : rest[(open + 1)..rest.LastIndexOf('}')]);
    }

    private static GraphFields Parse(string text)
    {
        GraphFields fields = new();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ',';
            depth += c is '{' or '(' ? 1 : c is '}' or ')' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == text.Length))
            {
                string field = text[start..i].Trim();
                int end = field.AsSpan().IndexOfAny("{.(");
                fields._fields[end < 0 ? field : field[..end]] = end < 0 ? "" : field[end..];
                start = i + 1;
            }
        }

        return fields;
    }
}
