using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// A stretch of an order that an index serves. An order that begins with a column which may be null has two: the rows without a value, be it null or missing
/// since the column came later, by partition and id; and those with one. So rows of both kinds tie, and no index need know what is missing.
/// </summary>
/// <param name="Conditions">What its rows have to fulfil.</param>
/// <param name="Order">Their order.</param>
/// <param name="Position">Where to go on after; null for the stretch's start.</param>
internal sealed record CosmosStretch(IReadOnlyList<MartFilter> Conditions, IReadOnlyList<MartOrder> Order, MartFilter? Position)
{
    /// <summary>Gives all rows by partition and id.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="conditions">What they have to fulfil.</param>
    public static CosmosStretch ByKey(MartDefinition mart, IReadOnlyList<MartFilter> conditions) => new(conditions, CosmosOrder.Whole(mart, null), null);

    /// <summary>Gives the stretches that are still to be read, in order.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="conditions">What is asked for.</param>
    /// <param name="order">The order, unique.</param>
    /// <param name="position">The last row's cells in that order; null for the start.</param>
    public static IReadOnlyList<CosmosStretch> Of(MartDefinition mart, IReadOnlyList<MartFilter> conditions, IReadOnlyList<MartOrder> order, object?[]? position)
    {
        MartOrder lead = order[0];
        if (lead.Column == mart.PartitionColumn || lead.Column == mart.IdColumn)
        {
            return [new CosmosStretch(conditions, order, null).After(position)];
        }

        CosmosStretch nulls = new([.. conditions, new MartFilter.Compare(lead.Column, MartOperator.Equal, null)], [.. order.Skip(1)], null);
        CosmosStretch values = new([.. conditions, new MartFilter.Compare(lead.Column, MartOperator.NotEqual, null)], order, null);
        CosmosStretch[] all = conditions.Any(c => HasValue(c, lead.Column)) ? [values] : lead.Descending ? [values, nulls] : [nulls, values];
        return position switch
        {
            null => all,
            [null, ..] => [nulls.After(position[1..]), .. all.SkipWhile(s => s != nulls).Skip(1)],
            _ => [values.After(position), .. all.SkipWhile(s => s != values).Skip(1)],
        };
    }

    /// <summary>Gives what comes after a row.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="row">The row, of this stretch.</param>
    public CosmosStretch After(MartDefinition mart, MartRow row) => After([.. Order.Select(o => row.Cells[mart.IndexOf(o.Column)])]);

    // The first part says no more than the second, but in a way that lets an index begin there.
    private CosmosStretch After(object?[]? position) => position is null ? this : this with
    {
        Position = new MartFilter.And(
        [
            new MartFilter.Compare(Order[0].Column, Order[0].Descending ? MartOperator.LessOrEqual : MartOperator.GreaterOrEqual, position[0]),
            CosmosOrder.After([.. Order], position),
        ]),
    };

    private static bool HasValue(MartFilter condition, string column) => condition switch
    {
        MartFilter.Compare compare => compare.Column == column && compare.Value is not null && compare.Operator != MartOperator.NotEqual,
        MartFilter.Like like => like.Column == column,
        MartFilter.In @in => @in.Column == column,
        MartFilter.And and => and.Parts.Any(p => HasValue(p, column)),
        _ => false,
    };
}
