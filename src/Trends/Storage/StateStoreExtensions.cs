using System.Runtime.CompilerServices;

namespace Trends.Storage;

/// <summary>What callers of every state store would write anew.</summary>
public static class StateStoreExtensions
{
    /// <summary>Reads all rows of a range in key order, a page at a time.</summary>
    /// <param name="state">The store.</param>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="from">The first key, inclusive; null for the start.</param>
    /// <remarks>Rows may be deleted while they are read: pages go on by key.</remarks>
    public static async IAsyncEnumerable<StateRow> ListAsync(
        this IStateStore state, string table, string partition, [EnumeratorCancellation] CancellationToken cancellationToken, string? from = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        StateQuery query = new(From: from);
        do
        {
            StatePage page = await state.QueryAsync(table, partition, query, cancellationToken);
            foreach (StateRow row in page.Rows)
            {
                yield return row;
            }

            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);
    }
}
