using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>Compares rows in an order as Cosmos DB does: nulls first, text by its code points.</summary>
internal sealed class CosmosOrder : IComparer<MartRow>
{
    private readonly (int Column, bool Descending)[] _order;

    /// <summary>Initializes a new instance of the <see cref="CosmosOrder"/> class.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="order">The order, unique.</param>
    public CosmosOrder(MartDefinition mart, IEnumerable<MartOrder> order) => _order = [.. order.Select(o => (mart.IndexOf(o.Column), o.Descending))];

    /// <summary>Gives a query's whole order: with partition and id behind it, which make it unique.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="order">What was asked for; null for nothing.</param>
    public static IReadOnlyList<MartOrder> Whole(MartDefinition mart, IReadOnlyList<MartOrder>? order) =>
        [.. ((IEnumerable<MartOrder>)[.. order ?? [], new(mart.PartitionColumn), new(mart.IdColumn)]).DistinctBy(o => o.Column)];

    /// <summary>Gives the condition that a row comes after a position.</summary>
    /// <param name="order">The order, unique.</param>
    /// <param name="position">The position's cells in that order.</param>
    public static MartFilter After(ReadOnlySpan<MartOrder> order, ReadOnlySpan<object?> position)
    {
        (string column, object? value) = (order[0].Column, position[0]);
        List<MartFilter> ways = [];
        if (value is null)
        {
            // Downwards the nulls are the last, upwards the first.
            if (!order[0].Descending)
            {
                ways.Add(new MartFilter.Compare(column, MartOperator.NotEqual, null));
            }
        }
        else
        {
            ways.Add(new MartFilter.Compare(column, order[0].Descending ? MartOperator.Less : MartOperator.Greater, value));
            if (order[0].Descending)
            {
                ways.Add(new MartFilter.Compare(column, MartOperator.Equal, null));
            }
        }

        if (order.Length > 1)
        {
            ways.Add(new MartFilter.And([new MartFilter.Compare(column, MartOperator.Equal, value), After(order[1..], position[1..])]));
        }

        return new MartFilter.Or(ways);
    }

    /// <inheritdoc/>
    public int Compare(MartRow? x, MartRow? y)
    {
        foreach ((int column, bool descending) in _order)
        {
            int compared = Compare(x!.Cells[column], y!.Cells[column]);
            if (compared != 0)
            {
                return descending ? -compared : compared;
            }
        }

        return 0;
    }

    private static int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => CompareText(a, b),
        _ => Comparer<object>.Default.Compare(x, y),
    };

    // UTF-16 has the code points above 0xFFFF, as emoji are, before those from 0xE000; by code points they come after them.
    private static int CompareText(string x, string y)
    {
        int same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        (char a, char b) = (x[same], y[same]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }
}
