using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>Keeps the first rows of an order out of rows in no order.</summary>
/// <param name="count">How many.</param>
/// <param name="order">The order.</param>
internal sealed class CosmosLeast(int count, CosmosOrder order)
{
    private readonly Lock _lock = new();

    // The last of those kept is at the head, to give way to one before it.
    private readonly PriorityQueue<MartRow, MartRow> _kept = new(Comparer<MartRow>.Create((x, y) => order.Compare(y, x)));

    /// <summary>Takes a row; from any thread.</summary>
    public void Add(MartRow row)
    {
        lock (_lock)
        {
            if (_kept.Count < count)
            {
                _kept.Enqueue(row, row);
            }
            else
            {
                _kept.EnqueueDequeue(row, row);
            }
        }
    }

    /// <summary>Gives the rows in order.</summary>
    public IEnumerable<MartRow> InOrder() => _kept.UnorderedItems.Select(i => i.Element).Order(order);
}
