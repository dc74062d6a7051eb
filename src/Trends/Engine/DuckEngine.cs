using Microsoft.Extensions.Options;
using Trends.Storage;

namespace Trends.Engine;

/// <summary>Lends sessions of the columnar engine beside a lake, and keeps a few that nobody uses.</summary>
/// <param name="lake">The lake whose scratch folder takes what does not fit in memory.</param>
/// <param name="options">How much a session may take.</param>
public sealed class DuckEngine(ILake lake, IOptions<DuckOptions> options) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<DuckSession> _idle = [];
    private int _count;
    private bool _isDisposed;

    /// <summary>Gets the settings that sessions are opened with.</summary>
    public DuckOptions Options { get; } = options.Value;

    /// <summary>Lends a session with a database of its own in memory, which is empty.</summary>
    /// <param name="alone">Whether nothing else runs meanwhile, so that the session may take all processors.</param>
    /// <exception cref="TrendsException">The engine did not start.</exception>
    public DuckSession Open(bool alone = false)
    {
        DuckSession session = TakeIdle() ?? Create();
        session.SetThreads(alone ? Math.Max(Options.Threads, Environment.ProcessorCount) : Options.Threads);
        return session;
    }

    /// <summary>Closes the sessions that nobody uses, and gives their memory back with what the managed heap does not need. For the end of a stage.</summary>
    public void Trim()
    {
        Close();
        ShrinkHeap();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        Close();
    }

    // Collecting and parsing leave a heap of many times what the engine's callers need, beside which its own memory would be too much.
    private static void ShrinkHeap() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private DuckSession? TakeIdle()
    {
        lock (_gate)
        {
            return _idle.TryPop(out DuckSession? session) ? session : null;
        }
    }

    private DuckSession Create()
    {
        if (Interlocked.Increment(ref _count) == 1)
        {
            ShrinkHeap();
        }

        try
        {
            return DuckSession.Create(Options, lake.NewScratchFile(".duck"), GiveBack);
        }
        catch
        {
            Interlocked.Decrement(ref _count);
            throw;
        }
    }

    private void GiveBack(DuckSession session)
    {
        if (session.TryEmpty())
        {
            lock (_gate)
            {
                if (!_isDisposed && _idle.Count < Environment.ProcessorCount)
                {
                    _idle.Push(session);
                    return;
                }
            }
        }

        Close(session);
    }

    private void Close()
    {
        lock (_gate)
        {
            while (_idle.TryPop(out DuckSession? session))
            {
                Close(session);
            }
        }
    }

    private void Close(DuckSession session)
    {
        session.Close();
        Interlocked.Decrement(ref _count);
    }
}
