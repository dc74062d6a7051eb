using Functions.Embedded.Durable.History;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage;

/// <summary>The statements that change <c>durable.db</c>; used by the writer's thread only.</summary>
internal sealed class StoreSession : IDisposable
{
    private readonly Statement _find;
    private readonly Statement _findId;
    private readonly Statement _insert;
    private readonly Statement _append;
    private readonly Statement _progress;
    private readonly Statement _end;
    private readonly Statement _setStatus;
    private readonly Statement _children;
    private readonly Statement _deleteInstance;
    private readonly Statement _deleteHistory;
    private readonly Statement _restart;
    private readonly Statement _clear;
    private readonly TimeProvider _clock;
    private long _seq;

    /// <summary>Initializes a new instance of the <see cref="StoreSession"/> class.</summary>
    internal StoreSession(SqliteConnection connection, TimeProvider clock)
    {
        const string StateColumns = InstanceRow.StateColumns;
        Connection = connection;
        _clock = clock;
        _find = new(connection, $"SELECT {StateColumns} FROM instances WHERE key = $0", 1);
        _findId = new(connection, $"SELECT {StateColumns} FROM instances WHERE id = $0", 1);
        _children = new(connection, $"SELECT {StateColumns} FROM instances WHERE parent_key = $0", 1);
        _insert = new(
            connection,
            """
            INSERT INTO instances(id, name, version, status, generation, created_at, started_at, updated_at, processed, input, tags,
              parent_key, parent_generation, parent_task, parent_id, parent_name, trace)
            VALUES($0, $1, $2, $3, 0, $4, $5, $4, -1, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING key
            """,
            14);
        _append = new(connection, "INSERT INTO history(instance, seq, kind, task, at, name, target, data) VALUES($0, $1, $2, $3, $4, $5, $6, $7)", 8);
        _progress = new(
            connection,
            $"""
            UPDATE instances SET processed = $1, custom_status = $2, updated_at = $3,
              status = CASE status WHEN {(int)OrchestrationRuntimeStatus.Pending} THEN {(int)OrchestrationRuntimeStatus.Running} ELSE status END
            WHERE key = $0
            """,
            4);
        _end = new(connection, "UPDATE instances SET status = $1, output = $2, failure = $3, updated_at = $4, ended_at = $4 WHERE key = $0", 5);
        _setStatus = new(connection, "UPDATE instances SET status = $1, updated_at = $2 WHERE key = $0", 3);
        _deleteInstance = new(connection, "DELETE FROM instances WHERE key = $0", 1);
        _deleteHistory = new(connection, "DELETE FROM history WHERE instance = $0", 1);
        _restart = new(
            connection,
            "UPDATE instances SET generation = generation + 1, input = $1, version = COALESCE($2, version), started_at = $3, updated_at = $3, processed = -1 WHERE key = $0",
            4);
        _clear = new(
            connection,
            """
            DELETE FROM history WHERE instance = $0 AND NOT (
              (seq > $1 AND (kind IN (16, 17) OR ($2 AND kind = 15)))
              OR ($2 AND kind = 15 AND seq IN (SELECT value FROM json_each($3))))
            """,
            4);
        using Statement last = new(connection, "SELECT MAX((SELECT MAX(seq) FROM history WHERE instance = key)) FROM instances", 0);
        _seq = last.Scalar() as long? ?? 0;
    }

    /// <summary>Gets the connection, for reading in the order of writing.</summary>
    internal SqliteConnection Connection { get; }

    /// <summary>Gets the time of the writing, in UTC.</summary>
    internal DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _findId.Dispose();
        _insert.Dispose();
        _append.Dispose();
        _progress.Dispose();
        _end.Dispose();
        _setStatus.Dispose();
        _children.Dispose();
        _deleteInstance.Dispose();
        _deleteHistory.Dispose();
        _restart.Dispose();
        _clear.Dispose();
    }

    /// <summary>Finds an orchestration by its number.</summary>
    internal InstanceState? Find(long key) => One(_find, key);

    /// <summary>Finds an orchestration by its number that waits for events in this generation.</summary>
    internal InstanceState? FindOpen(long key, int generation) =>
        Find(key) is { HasEnded: false } found && found.Generation == generation ? found : null;

    /// <summary>Finds an orchestration by its instance id.</summary>
    internal InstanceState? Find(string id) => One(_findId, id);

    /// <summary>Finds the sub-orchestrations of an orchestration.</summary>
    internal List<InstanceState> Children(long key)
    {
        List<InstanceState> children = [];
        using SqliteDataReader rows = _children.Query(key);
        while (rows.Read())
        {
            children.Add(InstanceRow.ReadState(rows));
        }

        return children;
    }

    /// <summary>Stores a new orchestration.</summary>
    /// <returns>Its number.</returns>
    internal long Insert(NewInstance made)
    {
        long now = Now.Ticks;
        ParentLink? parent = made.Parent;
        return (long)_insert.Scalar(
            made.Id,
            made.Name,
            made.Version,
            (int)OrchestrationRuntimeStatus.Pending,
            now,
            Math.Max(now, made.StartAfter?.Ticks ?? now),
            made.Input,
            made.Tags,
            parent?.Key,
            parent?.Generation,
            parent?.TaskId,
            parent?.Id,
            parent?.Name,
            made.Trace)!;
    }

    /// <summary>Adds a row of history.</summary>
    /// <returns>The row with its place and time.</returns>
    internal HistoryEvent Append(long key, HistoryEvent row)
    {
        HistoryEvent stored = row with { Seq = ++_seq, At = Now };
        _append.Execute(key, stored.Seq, (int)stored.Kind, stored.TaskId, stored.At.Ticks, stored.Name, stored.Target, stored.Data);
        return stored;
    }

    /// <summary>Notes how far the code has come.</summary>
    internal void Progress(long key, long processed, string? customStatus) => _progress.Execute(key, processed, customStatus, Now.Ticks);

    /// <summary>Ends an orchestration.</summary>
    internal void End(long key, OrchestrationRuntimeStatus status, string? output, string? failure) =>
        _end.Execute(key, (int)status, output, failure, Now.Ticks);

    /// <summary>Sets where an orchestration stands.</summary>
    internal void SetStatus(long key, OrchestrationRuntimeStatus status) => _setStatus.Execute(key, (int)status, Now.Ticks);

    /// <summary>Starts an orchestration over; events its code has not seen or not taken stay.</summary>
    /// <param name="key">Which.</param>
    /// <param name="input">The next input.</param>
    /// <param name="version">The next version; null for the same.</param>
    /// <param name="seen">The last row the code has seen.</param>
    /// <param name="keeps">Whether events stay.</param>
    /// <param name="untaken">Rows of events that were seen and not taken, as a JSON array.</param>
    internal void StartOver(long key, string? input, string? version, long seen, bool keeps, string untaken)
    {
        _clear.Execute(key, seen, keeps, untaken);
        _restart.Execute(key, input, version, Now.Ticks);
    }

    /// <summary>Removes an orchestration and its history.</summary>
    internal void Delete(long key)
    {
        _deleteHistory.Execute(key);
        _deleteInstance.Execute(key);
    }

    private static InstanceState? One(Statement statement, object id)
    {
        using SqliteDataReader rows = statement.Query(id);
        return rows.Read() ? InstanceRow.ReadState(rows) : null;
    }
}
