using Functions.Embedded.Durable.Activities;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Orchestrations;
using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Durable.Timers;
using Functions.Embedded.Hosting;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Durable;

/// <content>The orchestrations in memory, and what follows from stored changes.</content>
internal sealed partial class DurableEngine
{
    /// <inheritdoc/>
    void IStoreEffects.Accept() => _accepts = true;

    /// <inheritdoc/>
    void IStoreEffects.Deliver(long key, int generation, HistoryEvent happened) => Post(key, generation, happened);

    /// <inheritdoc/>
    void IStoreEffects.Wake(long key, int generation) => Post(key, generation, null);

    /// <inheritdoc/>
    void IStoreEffects.Dispatch(ActivityWork work)
    {
        if (_accepts)
        {
            _activities.Add(work);
        }
    }

    /// <inheritdoc/>
    void IStoreEffects.Arm(TimerWork work)
    {
        if (_accepts)
        {
            _timers.Add(work);
        }
    }

    /// <inheritdoc/>
    void IStoreEffects.Forget(long key)
    {
        lock (_gate)
        {
            _live.Remove(key);
        }
    }

    /// <inheritdoc/>
    void IStoreEffects.Signal(string instanceId) => Signals.Set(instanceId);

    /// <summary>Loads an orchestration and runs its code through its history.</summary>
    /// <returns>Null when it ended or started over.</returns>
    internal OrchestrationExecution? Load(OrchestrationRuntime runtime, Action posted)
    {
        InstanceRow? row;
        List<HistoryEvent> history;
        using (SqliteConnection connection = File.OpenReader())
        {
            using Statement find = new(connection, $"SELECT {InstanceRow.Columns} FROM instances WHERE key = $0", 1);
            using Statement events = new(connection, HistoryReader.Sql, 1);
            using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
            find.Join(snapshot);
            events.Join(snapshot);
            row = InstanceReader.One(find, runtime.Key);
            history = HistoryReader.Read(events, runtime.Key);
        }

        if (row is null || row.State.HasEnded || row.State.Generation != runtime.Generation)
        {
            return null;
        }

        OrchestrationExecution execution = new(row, history, Payload, InvokeAsync, posted);
        execution.Start();
        bool replays = row.Processed >= 0;
        foreach (HistoryEvent happened in history.Where(happened => !happened.IsStep))
        {
            if (replays && happened.Seq > row.Processed)
            {
                execution.EndReplay();
                replays = false;
            }

            execution.Deliver(happened);
        }

        if (replays)
        {
            execution.EndReplay();
        }

        return execution;
    }

    /// <summary>Drops an orchestration that could not run, and tries it again soon.</summary>
    internal void Lost(OrchestrationRuntime runtime, Exception exception)
    {
        Drop(runtime);
        if (_accepts)
        {
            Log.Lost(_logger, exception, runtime.Key, File.Path);
            _timers.Add(new(runtime.Key, runtime.Generation, TimerWork.Start, (_clock.GetUtcNow() + RetryPause).UtcDateTime));
        }
    }

    /// <summary>Drops an orchestration that has nothing to run.</summary>
    internal void Drop(OrchestrationRuntime runtime)
    {
        lock (_gate)
        {
            if (_live.TryGetValue(runtime.Key, out OrchestrationRuntime? found) && found == runtime)
            {
                _live.Remove(runtime.Key);
            }
        }
    }

    /// <summary>Lets those that rested longest leave memory when there are too many.</summary>
    internal void Trim()
    {
        lock (_gate)
        {
            if (_live.Count <= _options.MaxLiveOrchestrations)
            {
                return;
            }

            // A tenth at a time, so that looking for the oldest is rare.
            int surplus = _live.Count - _options.MaxLiveOrchestrations + (_options.MaxLiveOrchestrations / 10);
            foreach (OrchestrationRuntime oldest in _live.Values.OrderBy(runtime => runtime.RestedAt).Take(surplus).ToList())
            {
                if (oldest.TryLeave())
                {
                    _live.Remove(oldest.Key);
                }
            }
        }
    }

    private void Post(long key, int generation, HistoryEvent? happened)
    {
        if (!_accepts)
        {
            return;
        }

        lock (_gate)
        {
            if (!_live.TryGetValue(key, out OrchestrationRuntime? runtime) || runtime.Generation < generation)
            {
                _live[key] = runtime = new(this, key, generation);
            }

            if (runtime.Generation == generation)
            {
                runtime.Post(happened);
            }
        }
    }

    private Task<object?> InvokeAsync(OrchestrationExecution execution)
    {
        EmbeddedOrchestrationContext context = new(execution, Payload, _loggers);
        FunctionDescriptor function = _functions.Orchestrator(execution.Row.State.Name);
        Dictionary<string, object?> data = new(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = execution.Row.State.Id };

        // No token: stopping is not an event of the orchestration, it just goes on later.
        return _invoker.InvokeAsync(new(function, context, data), CancellationToken.None);
    }
}
