using System.Text;

namespace Trends.Storage;

/// <summary>The rules of mart rows and queries, the same for every store.</summary>
public static class MartLimits
{
    /// <summary>The most rows a page has.</summary>
    public const int MaxTop = 10_000;

    /// <summary>The longest partition or id in bytes of UTF-8, Cosmos DB's limit of an id.</summary>
    public const int MaxKeyBytes = 1023;

    /// <summary>The most values one <see cref="MartFilter.In"/> has.</summary>
    public const int MaxInValues = 1000;

    /// <summary>Throws unless a row fits a mart.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="ArgumentException">A cell is missing or of another type, a number is not finite, or a key is empty or too long.</exception>
    public static void CheckRow(MartDefinition mart, MartRow row)
    {
        ArgumentNullException.ThrowIfNull(mart);
        ArgumentNullException.ThrowIfNull(row);
        object?[] cells = row.Cells;
        if (cells.Length != mart.Columns.Count)
        {
            throw new ArgumentException($"A row of mart '{mart.Name}' has {mart.Columns.Count} cells, this one {cells.Length}.", nameof(row));
        }

        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { } cell)
            {
                CheckCell(mart, mart.Columns[i], cell);
            }
        }

        CheckKey(mart, cells[mart.IndexOf(mart.PartitionColumn)] as string, mart.PartitionColumn);
        CheckKey(mart, cells[mart.IndexOf(mart.IdColumn)] as string, mart.IdColumn);
    }

    /// <summary>Throws unless a text can be a partition or an id.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="key">The text.</param>
    /// <param name="column">The key's column, for the message.</param>
    /// <exception cref="ArgumentException">It is empty or too long.</exception>
    public static void CheckKey(MartDefinition mart, string? key, string column)
    {
        ArgumentNullException.ThrowIfNull(mart);
        if (string.IsNullOrEmpty(key) || (key.Length > MaxKeyBytes / 3 && Encoding.UTF8.GetByteCount(key) > MaxKeyBytes))
        {
            throw new ArgumentException($"Column '{column}' of mart '{mart.Name}' is a key and has 1 to {MaxKeyBytes} bytes; '{key}' has not.", nameof(key));
        }
    }

    /// <summary>Throws unless a value fits a column.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="column">The column.</param>
    /// <param name="value">The value, not null.</param>
    /// <exception cref="ArgumentException">It is of another type, or a number is not finite.</exception>
    public static void CheckCell(MartDefinition mart, MartColumn column, object value)
    {
        ArgumentNullException.ThrowIfNull(mart);
        ArgumentNullException.ThrowIfNull(column);
        bool fits = column.Type switch
        {
            MartType.Text => value is string,
            MartType.Integer => value is long,
            MartType.Number => value is double,
            MartType.Flag => value is bool,
            _ => value is DateTimeOffset,
        };
        if (!fits || value is double and not (>= double.MinValue and <= double.MaxValue))
        {
            throw new ArgumentException($"Column '{column.Name}' of mart '{mart.Name}' holds {column.Type} and finite numbers, not {value} ({value.GetType().Name}).", nameof(value));
        }
    }

    /// <summary>Throws unless a query can be asked of a mart: known columns, sizes in range, values of the columns' types.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="query">The query.</param>
    /// <exception cref="ArgumentException">It cannot; the message says why.</exception>
    public static void CheckQuery(MartDefinition mart, MartQuery query)
    {
        ArgumentNullException.ThrowIfNull(mart);
        ArgumentNullException.ThrowIfNull(query);
        if (query.Top is < 1 or > MaxTop || query.Skip < 0)
        {
            throw new ArgumentException($"A page of mart '{mart.Name}' has 1 to {MaxTop} rows and skips 0 or more; {query.Top} and {query.Skip} were asked for.", nameof(query));
        }

        if (query.Skip > 0 && query.Continuation is not null)
        {
            throw new ArgumentException("A query with a continuation skips nothing: the rows skipped lie before it.", nameof(query));
        }

        foreach (MartOrder order in query.OrderBy ?? [])
        {
            Column(mart, order.Column);
        }

        CheckFilter(mart, query.Filter, depth: 0);
    }

    private static void CheckFilter(MartDefinition mart, MartFilter? filter, int depth)
    {
        if (depth > 100)
        {
            throw new ArgumentException("A filter is nested at most 100 deep.", nameof(filter));
        }

        switch (filter)
        {
            case MartFilter.Compare compare:
                CheckCompare(mart, compare);
                break;
            case MartFilter.Like like:
                CheckCell(mart, Column(mart, like.Column), like.Part);
                break;
            case MartFilter.In @in:
                CheckIn(mart, @in);
                break;
            case MartFilter.And and:
                CheckParts(mart, and.Parts, depth);
                break;
            case MartFilter.Or or:
                CheckParts(mart, or.Parts, depth);
                break;
            case MartFilter.Not not:
                CheckFilter(mart, not.Part, depth + 1);
                break;
        }
    }

    private static void CheckCompare(MartDefinition mart, MartFilter.Compare compare)
    {
        MartColumn column = Column(mart, compare.Column);
        if (compare.Value is { } value)
        {
            CheckCell(mart, column, value);
        }
        else if (compare.Operator is not (MartOperator.Equal or MartOperator.NotEqual))
        {
            throw new ArgumentException($"Null is neither less nor greater: compare '{compare.Column}' with it by equality.", nameof(compare));
        }
    }

    private static void CheckIn(MartDefinition mart, MartFilter.In filter)
    {
        MartColumn column = Column(mart, filter.Column);
        if (filter.Values.Count is 0 or > MaxInValues)
        {
            throw new ArgumentException($"'{filter.Column}' can be in 1 to {MaxInValues} values, not {filter.Values.Count}.", nameof(filter));
        }

        foreach (object value in filter.Values)
        {
            CheckCell(mart, column, value);
        }
    }

    private static void CheckParts(MartDefinition mart, IReadOnlyList<MartFilter> parts, int depth)
    {
        if (parts.Count == 0)
        {
            throw new ArgumentException("'and' and 'or' have at least one part.", nameof(parts));
        }

        foreach (MartFilter part in parts)
        {
            CheckFilter(mart, part, depth + 1);
        }
    }

    private static MartColumn Column(MartDefinition mart, string name)
    {
        int index = mart.IndexOf(name);
        return index >= 0
            ? mart.Columns[index]
            : throw new ArgumentException($"Mart '{mart.Name}' has no column '{name}'; it has {string.Join(", ", mart.Columns.Select(c => c.Name))}.", nameof(name));
    }
}
