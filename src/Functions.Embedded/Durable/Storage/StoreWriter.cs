using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Writes changes on one thread, as many as have come together in one transaction, so that they share one flush to disk.</summary>
internal sealed partial class StoreWriter : IDisposable
{
    // Enough to make the flush cheap, few enough that the first of them does not wait long.
    private const int GroupLimit = 1000;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Queue<StoreOperation> _queue = new();
    private readonly StoreSession _session;
    private readonly IStoreEffects _effects;
    private readonly ICommitHook _hook;
    private readonly ILogger _logger;
    private readonly string _path;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _closing = new();
    private bool _closed;
    private volatile bool _abandoned;

    /// <summary>Initializes a new instance of the <see cref="StoreWriter"/> class and starts its thread.</summary>
    internal StoreWriter(DurableFile file, TimeProvider clock, IStoreEffects effects, ICommitHook hook, ILogger logger)
    {
        _session = new(file.Writer, clock);
        _path = file.Path;
        _effects = effects;
        _hook = hook;
        _logger = logger;
        _thread = new(Loop) { IsBackground = true, Name = "durable.db writer" };
        _thread.Start();
    }

    /// <summary>Writes what is queued and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _closing.Set();
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        _session.Dispose();
        _closing.Dispose();
    }

    /// <summary>Ends as a killed process would: what is not committed is lost, and nothing follows from what is.</summary>
    internal void Abandon() => _abandoned = true;

    /// <summary>Queues a change.</summary>
    internal void Write(StoreOperation operation)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _queue.Enqueue(operation);
                Monitor.Pulse(_gate);
                return;
            }
        }

        operation.Failed(new ObjectDisposedException(nameof(DurableEngine), $"The orchestrations in '{_path}' are stopped."));
    }

    private void Loop()
    {
        List<StoreOperation> group = [];
        while (Collect(group))
        {
            Write(group);
            group.Clear();
        }
    }

    private bool Collect(List<StoreOperation> group)
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }

            while (group.Count < GroupLimit && _queue.TryDequeue(out StoreOperation? operation))
            {
                group.Add(operation);
            }
        }

        return group.Count > 0 && !_abandoned;
    }

    private void Write(List<StoreOperation> group)
    {
        try
        {
            Commit(group);
        }
        catch (SqliteException e)
        {
            RollBack();
            WriteEach(group, e);
            return;
        }

        Follow(group);
    }

    private void WriteEach(List<StoreOperation> group, SqliteException first)
    {
        Log.GroupFailed(_logger, first, group.Count, _path);
        foreach (StoreOperation operation in group)
        {
            while (true)
            {
                try
                {
                    Commit([operation]);
                    Follow([operation]);
                    break;
                }
                catch (SqliteException e)
                {
                    RollBack();
                    Log.WriteFailed(_logger, e, _path);
                    if (!operation.MustSucceed || _closing.Wait(RetryPause))
                    {
                        operation.Failed(e);
                        break;
                    }
                }
            }
        }
    }

    private void Commit(List<StoreOperation> group)
    {
        Execute("BEGIN IMMEDIATE");
        foreach (StoreOperation operation in group)
        {
            operation.Run(_session);
        }

        _hook.BeforeCommit();
        if (!_abandoned)
        {
            Execute("COMMIT");
        }
    }

    private void Follow(List<StoreOperation> group)
    {
        _hook.AfterCommit();
        foreach (StoreOperation operation in group)
        {
            if (_abandoned)
            {
                return;
            }

            operation.Committed(_effects);
        }
    }

    private void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException e)
        {
            // SQLite rolls back by itself on some errors; then there is nothing left to roll back.
            Log.RolledBack(_logger, e, _path);
        }
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _session.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Writing {Count} changes to '{Path}' in one transaction failed; they are written one by one")]
        internal static partial void GroupFailed(ILogger logger, Exception exception, int count, string path);

        [LoggerMessage(2, LogLevel.Error, "Writing to '{Path}' failed; orchestrations wait and it is tried again every second. Check free disk space and the file's permissions")]
        internal static partial void WriteFailed(ILogger logger, Exception exception, string path);

        [LoggerMessage(3, LogLevel.Debug, "'{Path}' had already rolled back")]
        internal static partial void RolledBack(ILogger logger, Exception exception, string path);
    }
}
