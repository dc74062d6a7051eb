using System.Globalization;
using System.Text;
using Microsoft.Azure.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// Writes every query that marts ask. There are three families: the first rows, or their keys, in an order that an index serves; and a count. Names are declared,
/// values are parameters. Filters are two-valued as the port has them, unlike Cosmos DB's, where a comparison with what is null or missing is neither true nor
/// false: a negation is pushed down to the comparisons, which say what holds of nulls.
/// </summary>
internal sealed class CosmosSql
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _values = [];

    private bool _rounded;

    private CosmosSql()
    {
    }

    /// <summary>Gives the query for rows.</summary>
    /// <param name="stretch">Which rows, in an order that an index serves; whole numbers are ordered, and so compared with the position, rounded to 53 bits.</param>
    /// <param name="top">At most so many.</param>
    public static CosmosSql Rows(CosmosStretch stretch, int top) => Select("*", stretch, top);

    /// <summary>Gives the query for the keys of rows.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="stretch">Which rows, in an order that an index serves.</param>
    /// <param name="top">At most so many.</param>
    public static CosmosSql Keys(MartDefinition mart, CosmosStretch stretch, int top) => Select($"{Name(mart.PartitionColumn)}, {Name(mart.IdColumn)}", stretch, top);

    /// <summary>Gives the query that counts rows.</summary>
    /// <param name="conditions">What must hold, all of it; may be empty.</param>
    public static CosmosSql Count(IReadOnlyList<MartFilter> conditions)
    {
        CosmosSql sql = new();
        sql._text.Append("SELECT VALUE COUNT(1) FROM c");
        sql.Where(conditions);
        return sql;
    }

    /// <summary>Gives the query with its parameters.</summary>
    public QueryDefinition ToQuery()
    {
        QueryDefinition query = new(_text.ToString());
        for (int i = 0; i < _values.Count; i++)
        {
            query.WithParameter(Parameter(i), _values[i]);
        }

        return query;
    }

    /// <summary>Gives text and values, which tell a query from others.</summary>
    public override string ToString()
    {
        StringBuilder text = new(_text.ToString());
        foreach (object value in _values)
        {
            text.Append('\n').Append(value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static CosmosSql Select(string what, CosmosStretch stretch, int top)
    {
        CosmosSql sql = new();
        sql._text.Append(CultureInfo.InvariantCulture, $"SELECT TOP {sql.Value((long)top)} {what} FROM c");
        sql.Where(stretch.Conditions);
        if (stretch.Position is { } position)
        {
            sql._rounded = true;
            sql._text.Append(stretch.Conditions.Count == 0 ? " WHERE " : " AND ");
            sql.Filter(position, holds: true);
        }

        sql._text.Append(" ORDER BY ").AppendJoin(", ", stretch.Order.Select(o => Name(o.Column) + (o.Descending ? " DESC" : " ASC")));
        return sql;
    }

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    private static string Name(string column) => $"c[\"{CosmosNames.Of(column)}\"]";

    private static string Symbol(MartOperator comparison) => comparison switch
    {
        MartOperator.Equal => "=",
        MartOperator.NotEqual => "!=",
        MartOperator.Less => "<",
        MartOperator.LessOrEqual => "<=",
        MartOperator.Greater => ">",
        _ => ">=",
    };

    private static MartOperator Opposite(MartOperator comparison) => comparison switch
    {
        MartOperator.Equal => MartOperator.NotEqual,
        MartOperator.NotEqual => MartOperator.Equal,
        MartOperator.Less => MartOperator.GreaterOrEqual,
        MartOperator.LessOrEqual => MartOperator.Greater,
        MartOperator.Greater => MartOperator.LessOrEqual,
        _ => MartOperator.Less,
    };

    private static string Null(string name) => $"(NOT IS_DEFINED({name}) OR IS_NULL({name}))";

    private string Value(object value)
    {
        _values.Add(CosmosCells.ToParameter(value));
        return Parameter(_values.Count - 1);
    }

    private void Where(IReadOnlyList<MartFilter> conditions)
    {
        for (int i = 0; i < conditions.Count; i++)
        {
            _text.Append(i == 0 ? " WHERE " : " AND ");
            Filter(conditions[i], holds: true);
        }
    }

    private void Filter(MartFilter filter, bool holds)
    {
        switch (filter)
        {
            case MartFilter.Compare { Value: null } compare:
                bool isNull = (compare.Operator == MartOperator.Equal) == holds;
                string tested = Name(compare.Column);
                _text.Append(isNull ? Null(tested) : $"(IS_DEFINED({tested}) AND NOT IS_NULL({tested}))");
                break;
            case MartFilter.Compare compare:
                Compare(compare, compare.Value, holds);
                break;
            case MartFilter.Like like:
                string function = like.Place switch { MartMatch.StartsWith => "STARTSWITH", MartMatch.EndsWith => "ENDSWITH", _ => "CONTAINS" };
                Test(like.Column, $"{function}({Name(like.Column)}, {Value(like.Part)})", holds);
                break;
            case MartFilter.In @in:
                In(@in, holds);
                break;
            case MartFilter.And and:
                Parts(and.Parts, holds ? " AND " : " OR ", holds);
                break;
            case MartFilter.Or or:
                Parts(or.Parts, holds ? " OR " : " AND ", holds);
                break;
            case MartFilter.Not not:
                Filter(not.Part, !holds);
                break;
            default:
                throw new ArgumentException($"The filter {filter.GetType().Name} is not known to the mart store.", nameof(filter));
        }
    }

    // Nulls and what is missing differ from every value, and are neither less nor greater.
    private void Compare(MartFilter.Compare compare, object value, bool holds)
    {
        MartOperator comparison = holds ? compare.Operator : Opposite(compare.Operator);
        bool nulls = holds == (compare.Operator == MartOperator.NotEqual);
        string test = Test(compare.Column, comparison, value);
        _text.Append(nulls ? $"({Null(Name(compare.Column))} OR {test})" : test);
    }

    private string Test(string column, MartOperator comparison, object value)
    {
        string name = Name(column);
        string test = $"({name} {Symbol(comparison)} {Value(value)})";
        if (_rounded || value is not long number || CosmosCells.IsExact(number))
        {
            return test;
        }

        // Rounded numbers decide unless they are equal; then the digits do.
        string rounded = Parameter(_values.Count - 1);
        string digits = $"c[\"{CosmosNames.Of(column)}{CosmosNames.Exact}\"]";
        string exact = $"({name} = {rounded} AND {digits} {Symbol(comparison)} {Value(CosmosCells.Digits(number))})";
        MartOperator strict = comparison switch { MartOperator.LessOrEqual => MartOperator.Less, MartOperator.GreaterOrEqual => MartOperator.Greater, _ => comparison };
        return comparison == MartOperator.Equal ? exact : $"({name} {Symbol(strict)} {rounded} OR {exact})";
    }

    private void Test(string column, string test, bool holds) => _text.Append(holds ? test : $"({Null(Name(column))} OR NOT {test})");

    private void In(MartFilter.In filter, bool holds)
    {
        if (filter.Values.Any(v => v is long number && !CosmosCells.IsExact(number)))
        {
            Filter(new MartFilter.Or([.. filter.Values.Select(v => new MartFilter.Compare(filter.Column, MartOperator.Equal, v))]), holds);
            return;
        }

        Test(filter.Column, $"({Name(filter.Column)} IN ({string.Join(", ", filter.Values.Select(Value))}))", holds);
    }

    private void Parts(IReadOnlyList<MartFilter> parts, string between, bool holds)
    {
        _text.Append('(');
        for (int i = 0; i < parts.Count; i++)
        {
            _text.Append(i == 0 ? "" : between);
            Filter(parts[i], holds);
        }

        _text.Append(')');
    }
}
