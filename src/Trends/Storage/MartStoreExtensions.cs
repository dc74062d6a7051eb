using System.Runtime.CompilerServices;

namespace Trends.Storage;

/// <summary>What callers of every mart store would write anew.</summary>
public static class MartStoreExtensions
{
    /// <summary>Reads all rows that a query finds, in its order, a page at a time.</summary>
    /// <param name="store">The store.</param>
    /// <param name="mart">The mart.</param>
    /// <param name="query">The query; its size and continuation are not looked at.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<MartRow> ListAsync(
        this IMartStore store, MartDefinition mart, MartQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        query = query with { Top = MartLimits.MaxTop, Continuation = null };
        do
        {
            MartPage page = await store.QueryAsync(mart, query, cancellationToken);
            foreach (MartRow row in page.Rows)
            {
                yield return row;
            }

            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);
    }
}
