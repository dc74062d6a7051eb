using System.Text;
using Trends.Storage;

namespace Trends.Local.Marts;

/// <summary>Writes a mart's SQL; names are quoted, values become parameters.</summary>
internal sealed class MartSql(MartDefinition mart)
{
    /// <summary>The column of a row's version and the table's key: rows lie in the order they were written.</summary>
    public const string Version = "_version";

    private readonly StringBuilder _text = new();

    /// <summary>Gets the values of the parameters in order, of the columns' .NET types or null.</summary>
    public List<object?> Values { get; } = [];

    /// <summary>Gets the mart's table, quoted.</summary>
    public string Table { get; } = TableOf(mart);

    /// <summary>Gives the text written so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Gives a mart's table, quoted.</summary>
    public static string TableOf(MartDefinition mart) => Quote("mart_" + mart.Name);

    /// <summary>Quotes a name.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Gives all columns in the definition's order, quoted, with commas.</summary>
    public static string Columns(MartDefinition mart) => string.Join(", ", mart.Columns.Select(c => Quote(c.Name)));

    /// <summary>Writes text as it is.</summary>
    public MartSql Write(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Writes a parameter.</summary>
    public MartSql Value(object? value)
    {
        Values.Add(value);
        _text.Append('?');
        return this;
    }

    /// <summary>Writes the condition of a query's partition, range and filter, without its position.</summary>
    public MartSql Where(MartQuery query)
    {
        Write(" WHERE 1");
        KeyCondition(mart.PartitionColumn, " = ", query.Partition);
        KeyCondition(mart.IdColumn, " >= ", query.FromId);
        KeyCondition(mart.IdColumn, " < ", query.ToId);
        if (query.Filter is not null)
        {
            Write(" AND ");
            Filter(query.Filter);
        }

        return this;
    }

    /// <summary>Writes the condition that a row comes after a position.</summary>
    /// <param name="order">The order, unique.</param>
    /// <param name="position">The position's cells in that order.</param>
    public MartSql After(IReadOnlyList<MartOrder> order, IReadOnlyList<object?> position)
    {
        // Says no more than what follows, but in a way that lets an index begin there.
        if (!order[0].Descending && position[0] is { } first)
        {
            Write($" AND {Quote(order[0].Column)} >= ").Value(first);
        }

        Write(" AND ");
        AfterFrom(order, position, 0);
        return this;
    }

    /// <summary>Writes the order; SQLite has nulls first, as the port wants it.</summary>
    public MartSql OrderBy(IReadOnlyList<MartOrder> order) =>
        Write(" ORDER BY " + string.Join(", ", order.Select(o => Quote(o.Column) + (o.Descending ? " DESC" : ""))));

    private void KeyCondition(string column, string comparison, string? key)
    {
        if (key is not null)
        {
            Write(" AND " + Quote(column) + comparison).Value(key);
        }
    }

    private void AfterFrom(IReadOnlyList<MartOrder> order, IReadOnlyList<object?> position, int index)
    {
        string column = Quote(order[index].Column);
        bool last = index == order.Count - 1;
        Write("(");
        if (position[index] is { } value)
        {
            // Downwards the nulls are still to come, upwards they are behind.
            Write(order[index].Descending ? $"{column} IS NULL OR {column} < " : $"{column} > ").Value(value);
        }
        else
        {
            Write(order[index].Descending ? "0" : $"{column} IS NOT NULL");
        }

        if (!last)
        {
            Write($" OR ({column} IS ").Value(position[index]).Write(" AND ");
            AfterFrom(order, position, index + 1);
            Write(")");
        }

        Write(")");
    }

    // Two-valued, unlike SQL: what is not so is so of its opposite, nulls included.
    private void Filter(MartFilter filter)
    {
        switch (filter)
        {
            case MartFilter.Compare compare:
                Compare(compare);
                break;
            case MartFilter.Like like:
                Like(Quote(like.Column), like);
                break;
            case MartFilter.In @in:
                In(@in);
                break;
            case MartFilter.And and:
                Parts(and.Parts, " AND ");
                break;
            case MartFilter.Or or:
                Parts(or.Parts, " OR ");
                break;
            case MartFilter.Not not:
                Write("(NOT ");
                Filter(not.Part);
                Write(")");
                break;
            default:
                throw new ArgumentException($"The filter {filter.GetType().Name} is not known to the mart store.", nameof(filter));
        }
    }

    private void Compare(MartFilter.Compare compare)
    {
        string column = Quote(compare.Column);
        string ordered = compare.Operator switch
        {
            MartOperator.Less => "<",
            MartOperator.LessOrEqual => "<=",
            MartOperator.Greater => ">",
            MartOperator.GreaterOrEqual => ">=",
            _ => "",
        };
        if (ordered.Length > 0)
        {
            Write($"({column} IS NOT NULL AND {column} {ordered} ").Value(compare.Value).Write(")");
        }
        else
        {
            Write($"({column} {(compare.Operator == MartOperator.Equal ? "IS" : "IS NOT")} ").Value(compare.Value).Write(")");
        }
    }

    private void Like(string column, MartFilter.Like like)
    {
        Write($"({column} IS NOT NULL");
        if (like.Part.Length > 0)
        {
            _ = like.Place switch
            {
                MartMatch.StartsWith => Write($" AND {column} >= ").Value(like.Part).Write($" AND substr({column}, 1, length(").Value(like.Part).Write(")) = ").Value(like.Part),
                MartMatch.EndsWith => Write($" AND substr({column}, -length(").Value(like.Part).Write(")) = ").Value(like.Part),
                _ => Write($" AND instr({column}, ").Value(like.Part).Write(") > 0"),
            };
        }

        Write(")");
    }

    private void In(MartFilter.In filter)
    {
        string column = Quote(filter.Column);
        Write($"({column} IS NOT NULL AND {column} IN (");
        for (int i = 0; i < filter.Values.Count; i++)
        {
            Write(i == 0 ? "" : ", ").Value(filter.Values[i]);
        }

        Write("))");
    }

    private void Parts(IReadOnlyList<MartFilter> parts, string between)
    {
        Write("(");
        for (int i = 0; i < parts.Count; i++)
        {
            Write(i == 0 ? "" : between);
            Filter(parts[i]);
        }

        Write(")");
    }
}
