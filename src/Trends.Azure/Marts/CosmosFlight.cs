using System.Runtime.ExceptionServices;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>The rows of a bulk write that are on their way: never more than so many, and never two of one key, so that the last of them counts.</summary>
/// <param name="most">The most rows.</param>
/// <param name="cancellationToken">Stops all of them.</param>
internal sealed class CosmosFlight(int most, CancellationToken cancellationToken) : IDisposable
{
    private readonly SemaphoreSlim _places = new(most);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Dictionary<MartKey, Task> _keys = [];
    private Exception? _failure;
    private long _done;

    /// <summary>Gets what stops when one row has failed.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Sends rows off when there is a place for them.</summary>
    /// <param name="keys">Their keys, each once.</param>
    /// <param name="send">Sends them, and gives how many counted.</param>
    public async Task AddAsync(IReadOnlyList<MartKey> keys, Func<Task<long>> send)
    {
        foreach (MartKey key in keys)
        {
            await _places.WaitAsync(Stopping);
            Task? before;
            lock (_keys)
            {
                _keys.TryGetValue(key, out before);
            }

            await (before ?? Task.CompletedTask);
        }

        TaskCompletionSource landed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_keys)
        {
            foreach (MartKey key in keys)
            {
                _keys[key] = landed.Task;
            }
        }

        _ = RunAsync(keys, send, landed);
    }

    /// <summary>Waits for all.</summary>
    /// <returns>How many counted.</returns>
    public async Task<long> LandAsync()
    {
        await WaitAsync();
        Stopping.ThrowIfCancellationRequested();
        return _done;
    }

    /// <summary>Stops all, waits for them, and throws what the first that failed threw, if any did.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await WaitAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _stop.Dispose();
    }

    private async Task WaitAsync()
    {
        Task[] flying;
        lock (_keys)
        {
            flying = [.. _keys.Values];
        }

        await Task.WhenAll(flying);
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    private async Task RunAsync(IReadOnlyList<MartKey> keys, Func<Task<long>> send, TaskCompletionSource landed)
    {
        try
        {
            Interlocked.Add(ref _done, await send());
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            // Another row failed, or the caller went: that is what is told.
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, e, null);
            await _stop.CancelAsync();
        }
        finally
        {
            _places.Release(keys.Count);
            lock (_keys)
            {
                foreach (MartKey key in keys)
                {
                    _keys.Remove(key);
                }
            }

            landed.SetResult();
        }
    }
}
