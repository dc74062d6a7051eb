using System.Globalization;
using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>What a condition says of a document: true, false, or neither.</summary>
/// <param name="document">The document.</param>
public delegate bool? QueryCondition(JsonElement document);

/// <summary>
/// Reads exactly the queries that the marts ask, and what the SDK makes of them: rows or keys or a count, conditions of the marts' filters, an order of columns.
/// Everything else is refused, so that this never grows into a database.
/// </summary>
public sealed class QueryText
{
    private readonly List<string> _tokens;
    private readonly IReadOnlyDictionary<string, JsonElement> _parameters;
    private int _at;

    private QueryText(string text, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        _tokens = QueryToken.Cut(text);
        _parameters = parameters;
    }

    /// <summary>Gets what is selected: <c>rows</c>, <c>keys</c>, <c>count</c>, or one of the first and the last as the SDK asks it of a part.</summary>
    public string Selects { get; private set; } = "";

    /// <summary>Gets at most how many rows there are in all; null for all of them.</summary>
    public int? Top { get; private set; }

    /// <summary>Gets the columns of keys.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>Gets the condition; null for none.</summary>
    public QueryCondition? Condition { get; private set; }

    /// <summary>Gets the columns of the order.</summary>
    public List<(string Column, bool Descending)> Order { get; } = [];

    /// <summary>Gets the text of the condition, for a plan; empty for none.</summary>
    public string ConditionText { get; private set; } = "";

    /// <summary>Reads a query.</summary>
    /// <param name="body">The query and its parameters in JSON.</param>
    public static QueryText Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument json = JsonDocument.Parse(body);
        Dictionary<string, JsonElement> parameters = new(StringComparer.Ordinal);
        if (json.RootElement.TryGetProperty("parameters", out JsonElement all) && all.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in all.EnumerateArray())
            {
                parameters.Add(one.GetProperty("name").GetString()!, one.GetProperty("value").Clone());
            }
        }

        string text = json.RootElement.GetProperty("query").GetString()!;
        QueryText query = new(text, parameters);
        query.ReadAll(text);
        return query;
    }

    private void ReadAll(string text)
    {
        Take("SELECT");
        if (Try("TOP"))
        {
            Top = Value().GetInt32();
        }

        Selects = Next switch
        {
            "*" => Select("rows", "*"),
            "VALUE" when _tokens[_at + 1] == "COUNT" => Select("count", "VALUE", "COUNT", "(", "1", ")"),
            "VALUE" => Select("part count", "VALUE", "[", "{", "\"item\"", ":", "COUNT", "(", "1", ")", "}", "]"),
            _ when _tokens[_at + 2] == "_rid" => PartRows(),
            _ => KeysOnly(),
        };
        Take("FROM", "c");
        if (Try("WHERE"))
        {
            int order = text.LastIndexOf("ORDER BY", StringComparison.Ordinal);
            int from = text.IndexOf("WHERE", StringComparison.Ordinal) + "WHERE".Length;
            ConditionText = text[from..(order < 0 ? text.Length : order)].Trim();
            Condition = Any();
        }

        if (Try("ORDER"))
        {
            Take("BY");
            do
            {
                string column = Column();
                Order.Add((column, Try("DESC") || !(Try("ASC") || true)));
            }
            while (Try(","));
        }

        if (_at != _tokens.Count)
        {
            throw Refused();
        }
    }

    private string Next => _at < _tokens.Count ? _tokens[_at] : "";

    private string Select(string what, params string[] tokens)
    {
        Take(tokens);
        return what;
    }

    private string PartRows()
    {
        Take("c", ".", "_rid", ",", "[");
        do
        {
            Take("{", "\"item\"", ":");
            Column();
            Take("}");
        }
        while (Try(","));
        Take("]", "AS", "orderByItems", ",");
        if (!Try("c"))
        {
            Take("{");
            do
            {
                _at++;
                Take(":");
                Keys.Add(Column());
            }
            while (Try(","));
            Take("}");
        }

        Take("AS", "payload");
        return "part rows";
    }

    private string KeysOnly()
    {
        Keys.Add(Column());
        Take(",");
        Keys.Add(Column());
        return "keys";
    }

    private QueryCondition Any()
    {
        QueryCondition left = All();
        while (Try("OR"))
        {
            (QueryCondition a, QueryCondition b) = (left, All());
            left = d => a(d) switch { true => true, false => b(d), null => b(d) == true ? true : null };
        }

        return left;
    }

    private QueryCondition All()
    {
        QueryCondition left = Not();
        while (Try("AND"))
        {
            (QueryCondition a, QueryCondition b) = (left, Not());
            left = d => a(d) switch { false => false, true => b(d), null => b(d) == false ? false : null };
        }

        return left;
    }

    private QueryCondition Not()
    {
        if (Try("NOT"))
        {
            QueryCondition inner = Not();
            return d => !inner(d);
        }

        if (Try("("))
        {
            QueryCondition inner = Any();
            Take(")");
            return inner;
        }

        return Next switch
        {
            "IS_DEFINED" => Function(c => d => QueryValue.Of(d, c) is not null),
            "IS_NULL" => Function(c => d => QueryValue.Of(d, c) is { ValueKind: JsonValueKind.Null }),
            "STARTSWITH" => Function((text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            "ENDSWITH" => Function((text, part) => text.EndsWith(part, StringComparison.Ordinal)),
            "CONTAINS" => Function((text, part) => text.Contains(part, StringComparison.Ordinal)),
            "true" => Constant(true),
            "false" => Constant(false),
            _ => Comparison(),
        };
    }

    private QueryCondition Constant(bool value)
    {
        _at++;
        return _ => value;
    }

    private QueryCondition Function(Func<string, QueryCondition> make)
    {
        _at++;
        Take("(");
        QueryCondition condition = make(Column());
        Take(")");
        return condition;
    }

    private QueryCondition Function(Func<string, string, bool> test)
    {
        _at++;
        Take("(");
        string column = Column();
        Take(",");
        JsonElement part = Value();
        Take(")");
        return d => QueryValue.Of(d, column) is { ValueKind: JsonValueKind.String } text && part.ValueKind == JsonValueKind.String ? test(text.GetString()!, part.GetString()!) : null;
    }

    private QueryCondition Comparison()
    {
        string column = Column();
        string sign = Next;
        _at++;
        if (sign == "IN")
        {
            List<JsonElement> values = [];
            Take("(");
            do
            {
                values.Add(Value());
            }
            while (Try(","));
            Take(")");
            return d => values.Exists(v => QueryValue.Compare(QueryValue.Of(d, column), v) == 0);
        }

        JsonElement value = Value();
        Func<int, bool> holds = sign switch
        {
            "=" => c => c == 0,
            "!=" => c => c != 0,
            "<" => c => c < 0,
            "<=" => c => c <= 0,
            ">" => c => c > 0,
            ">=" => c => c >= 0,
            _ => throw Refused(),
        };
        return d => QueryValue.Compare(QueryValue.Of(d, column), value) is { } compared ? holds(compared) : null;
    }

    private string Column()
    {
        Take("c", "[");
        string name = QueryToken.Text(Next);
        _at++;
        Take("]");
        return name;
    }

    // The SDK writes values into the text where it goes on in the middle of an order; the marts never do.
    private JsonElement Value()
    {
        string token = Next;
        _at++;
        return _parameters.TryGetValue(token, out JsonElement value) ? value
            : token.StartsWith('"') || double.TryParse(token, CultureInfo.InvariantCulture, out _) || token is "true" or "false" or "null" ? JsonElement.Parse(token)
            : throw Refused();
    }

    private bool Try(string token)
    {
        bool found = Next == token;
        _at += found ? 1 : 0;
        return found;
    }

    private void Take(params string[] tokens)
    {
        foreach (string token in tokens)
        {
            if (!Try(token))
            {
                throw Refused();
            }
        }
    }

    private CosmosRefusedException Refused() => new($"The query is not one that marts ask, from '{Next}' on: {string.Join(' ', _tokens)}");
}
