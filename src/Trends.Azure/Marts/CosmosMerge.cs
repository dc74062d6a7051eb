using System.Runtime.CompilerServices;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>Merges rows from several sources that are in the same order each.</summary>
internal static class CosmosMerge
{
    /// <summary>Merges; a source is asked for its next row only when its last one was taken.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="order">Their order.</param>
    /// <param name="cancellationToken">Stops the sources.</param>
    public static async IAsyncEnumerable<MartRow> MergeAsync(
        IEnumerable<IAsyncEnumerable<MartRow>> sources, IComparer<MartRow> order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<IAsyncEnumerator<MartRow>> all = [.. sources.Select(s => s.GetAsyncEnumerator(cancellationToken))];
        try
        {
            // The first pages come from all at once.
            bool[] any = await Task.WhenAll(all.Select(source => source.MoveNextAsync().AsTask()));
            PriorityQueue<IAsyncEnumerator<MartRow>, MartRow> heads = new(order);
            heads.EnqueueRange(all.Where((_, i) => any[i]).Select(source => (source, source.Current)));
            while (heads.TryDequeue(out IAsyncEnumerator<MartRow>? source, out MartRow? row))
            {
                yield return row;
                if (await source.MoveNextAsync())
                {
                    heads.Enqueue(source, source.Current);
                }
            }
        }
        finally
        {
            foreach (IAsyncEnumerator<MartRow> source in all)
            {
                await source.DisposeAsync();
            }
        }
    }
}
