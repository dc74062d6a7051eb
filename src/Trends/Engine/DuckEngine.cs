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
    private bool _isDisposed;

    /// <summary>Gets the settings that sessions are opened with.</summary>
    public DuckOptions Options { get; } = options.Value;

    /// <summary>Lends a session with a database of its own in memory, which is empty.</summary>
    /// <param name="alone">Whether nothing else runs meanwhile, so that the session may take all processors.</param>
    /// <exception cref="TrendsException">The engine did not start.</exception>
    public DuckSession Open(bool alone = false)
    {
        DuckSession? session;
        lock (_gate)
        {
            _idle.TryPop(out session);
        }

        session ??= DuckSession.Create(Options, lake.NewScratchFile(".duck"), GiveBack);
        session.SetThreads(alone ? Math.Max(Options.Threads, Environment.ProcessorCount) : Options.Threads);
        return session;
    }

    /// <summary>Closes the sessions that nobody uses, which gives their memory back.</summary>
    public void Trim()
    {
        lock (_gate)
        {
            while (_idle.TryPop(out DuckSession? session))
            {
                session.Close();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        Trim();
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

        session.Close();
    }
}
