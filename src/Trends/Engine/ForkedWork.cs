namespace Trends.Engine;

/// <summary>Runs many small statements on several connections of one session: a small statement keeps one thread busy, not all.</summary>
internal static class ForkedWork
{
    /// <summary>Does work for every item, each worker on a connection of its own.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="session">The session to fork.</param>
    /// <param name="workers">How many workers, at least 1.</param>
    /// <param name="items">The items.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops all workers.</param>
    public static async Task ForEachAsync<T>(
        DuckSession session,
        int workers,
        IReadOnlyList<T> items,
        Func<DuckSession, T, CancellationToken, Task> work,
        CancellationToken cancellationToken)
    {
        int next = -1;
        await Parallel.ForAsync(
            0,
            Math.Min(workers, items.Count),
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken },
            async (_, token) =>
            {
                using DuckSession fork = session.Fork();
                for (int i = Interlocked.Increment(ref next); i < items.Count; i = Interlocked.Increment(ref next))
                {
                    await work(fork, items[i], token);
                }
            });
    }
}
