using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>A query on its way.</summary>
/// <param name="Mart">The mart.</param>
/// <param name="Parts">Where to ask.</param>
/// <param name="Conditions">What must hold, all of it.</param>
/// <param name="Order">The whole order, unique.</param>
/// <param name="Position">The last row's cells in that order; null for the start.</param>
/// <param name="Rows">How many rows are needed, those that are skipped included.</param>
internal sealed record CosmosAsk(
    MartDefinition Mart, IReadOnlyList<CosmosPart> Parts, IReadOnlyList<MartFilter> Conditions, IReadOnlyList<MartOrder> Order, object?[]? Position, int Rows)
{
    private const int LeastRows = 100;

    /// <summary>Gets a value indicating whether an index serves the order.</summary>
    public bool IsServed => CosmosContainer.Orders(Mart).Any(o => o.SequenceEqual(Order));

    /// <summary>Gets how many rows to ask a part for: its share, or a few more.</summary>
    public int RowsAPart => Math.Max((Rows / Parts.Count) + 1, Math.Min(Rows, LeastRows));
}
