using System.Collections.Concurrent;

namespace Trends.Engine;

/// <summary>The thread that a session's calls run on. They block, so they must not take a thread of the pool; and memory that one thread frees is of little
/// use to another one's allocator, so that with a new thread for every call a session would grow and grow.</summary>
internal sealed class SessionThread : IDisposable
{
    private readonly BlockingCollection<Action> _calls = [];
    private readonly Thread _thread;

    /// <summary>Initializes a new instance of the <see cref="SessionThread"/> class and starts the thread.</summary>
    public SessionThread()
    {
        _thread = new(Work) { IsBackground = true, Name = "duck session" };
        _thread.Start();
    }

    /// <summary>Runs a call after those that wait already.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="call">The call.</param>
    public Task<T> RunAsync<T>(Func<T> call)
    {
        TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Add(() =>
        {
            try
            {
                result.SetResult(call());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        return result.Task;
    }

    /// <summary>Waits for the calls that were made, and ends the thread. Not to be called by one of them.</summary>
    public void Dispose()
    {
        _calls.CompleteAdding();
        _thread.Join();
        _calls.Dispose();
    }

    private void Work()
    {
        foreach (Action call in _calls.GetConsumingEnumerable())
        {
            call();
        }
    }
}
