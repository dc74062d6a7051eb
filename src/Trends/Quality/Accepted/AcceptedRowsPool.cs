using System.Collections.Concurrent;

namespace Trends.Quality.Accepted;

/// <summary>Lends room for rows, batch after batch: large arrays that live as long as a batch are what the collector does worst with. What nobody uses is
/// held weakly, so that it goes when memory is wanted.</summary>
internal sealed class AcceptedRowsPool
{
    private readonly ConcurrentStack<WeakReference<AcceptedRows>> _idle = [];

    /// <summary>Lends room.</summary>
    /// <param name="batch">The batch that the rows will be of.</param>
    public AcceptedRows Rent(BatchRef batch)
    {
        while (_idle.TryPop(out WeakReference<AcceptedRows>? idle))
        {
            if (idle.TryGetTarget(out AcceptedRows? rows) && rows.Kind == batch.Kind)
            {
                rows.Start(batch);
                return rows;
            }
        }

        return new(batch);
    }

    /// <summary>Takes room back.</summary>
    /// <param name="rows">The rows, which are of no use any more.</param>
    public void Return(AcceptedRows rows) => _idle.Push(new(rows));
}
