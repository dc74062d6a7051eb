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
    /// <summary>Gives the stretches that are still to be read, in order.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="conditions">What is asked for.</param>
    /// <param name="order">The order, unique.</param>
    /// <param name="position">The last row's cells in that order; null for the start.</param>
    public static IEnumerable<CosmosStretch> Of(MartDefinition mart, IReadOnlyList<MartFilter> conditions, IReadOnlyList<MartOrder> order, object?[]? position)
    {
        MartOrder lead = order[0];
        if (lead.Column == mart.PartitionColumn || lead.Column == mart.IdColumn)
        {
            return [new([], order, position is null ? null : After(order, position))];
        }

        bool inNulls = position is [null, ..];
        CosmosStretch nulls = new(
            [new MartFilter.Compare(lead.Column, MartOperator.Equal, null)], [.. order.Skip(1)], inNulls ? After([.. order.Skip(1)], position![1..]) : null);
        CosmosStretch values = new(
            [new MartFilter.Compare(lead.Column, MartOperator.NotEqual, null)], order, position is null || inNulls ? null : After(order, position));
        CosmosStretch[] stretches = conditions.Any(c => HasValue(c, lead.Column)) ? [values] : lead.Descending ? [values, nulls] : [nulls, values];
        CosmosStretch at = inNulls ? nulls : values;
        return position is null ? stretches : stretches.SkipWhile(s => s != at);
    }

    // Says no more than what follows, but in a way that lets an index begin there.
    private static MartFilter.And After(IReadOnlyList<MartOrder> order, object?[] position) => new(
    [
        new MartFilter.Compare(order[0].Column, order[0].Descending ? MartOperator.LessOrEqual : MartOperator.GreaterOrEqual, position[0]),
        CosmosOrder.After([.. order], position),
    ]);

    private static bool HasValue(MartFilter condition, string column) => condition switch
    {
        MartFilter.Compare compare => compare.Column == column && compare.Value is not null && compare.Operator != MartOperator.NotEqual,
        MartFilter.Like like => like.Column == column,
        MartFilter.In @in => @in.Column == column,
        MartFilter.And and => and.Parts.Any(p => HasValue(p, column)),
        _ => false,
    };
}
