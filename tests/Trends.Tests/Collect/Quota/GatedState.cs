using Trends.Storage;

namespace Trends.Tests.Collect.Quota;

/// <summary>
/// One instance's way to the shared store: each call stops before the store until the test lets it go on, fail, or fail after the store did it.
/// So a test decides the order in which instances reach the store.
/// </summary>
internal sealed class GatedState(SharedState store) : IStateStore
{
    private Action<GateFault>? _pending;

    internal bool IsPending => _pending is not null;

    /// <summary>Lets the call that waits go on; all that follows it runs before this returns, up to the next call.</summary>
    internal void Release(GateFault fault)
    {
        Action<GateFault> pending = _pending!;
        _pending = null;
        pending(fault);
    }

    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken) =>
        Gate(() => store.ReadAsync(table, partition, row, cancellationToken));

    public Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken) =>
        Gate(() => store.WriteAsync(table, partition, row, value, condition, cancellationToken));

    public Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken) =>
        Gate(() => store.DeleteAsync(table, partition, row, condition, cancellationToken));

    public Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken) =>
        Gate(() => store.QueryAsync(table, partition, query, cancellationToken));

    private Task<T> Gate<T>(Func<Task<T>> call)
    {
        // Continuations run at once on the test's thread: that is what makes the order the test's.
        TaskCompletionSource<T> source = new();
        Assert.IsNull(_pending);
        _pending = fault =>
        {
            T? done = fault is GateFault.Before ? default : call().GetAwaiter().GetResult();
            switch (fault)
            {
                case GateFault.None:
                    source.SetResult(done!);
                    break;
                case GateFault.LostAndTriedAgain:
                    // The client wrote, lost the answer, tried again by itself and met its own write.
                    source.SetResult(call().GetAwaiter().GetResult());
                    break;
                default:
                    source.SetException(new IOException("the store is away"));
                    break;
            }
        };
        return source.Task;
    }
}
