using Functions.Embedded.Durable.History;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage.Changes;

/// <summary>How orchestrations begin and end, shared by the changes that do so.</summary>
internal static class Lives
{
    /// <summary>Stores a new orchestration in place of an ended one of the same id, and runs it in time.</summary>
    internal static void Begin(StoreSession session, Action<Action<IStoreEffects>> then, NewInstance made)
    {
        if (session.Find(made.Id) is { } old)
        {
            session.Delete(old.Key);
            then(effects => effects.Forget(old.Key));
        }

        long key = session.Insert(made);
        if (made.StartAfter is { } due && due > session.Now)
        {
            then(effects => effects.Arm(new(key, 0, Timers.TimerWork.Start, due)));
        }
        else
        {
            then(effects => effects.Wake(key, 0));
        }
    }

    /// <summary>Ends an orchestration and answers the parent's step.</summary>
    internal static void End(
        StoreSession session,
        Action<Action<IStoreEffects>> then,
        InstanceState ended,
        OrchestrationRuntimeStatus status,
        string? output,
        string? failure)
    {
        session.End(ended.Key, status, output, failure);
        DateTime now = session.Now;
        then(effects =>
        {
            DurableTraces.Ended(ended, status, now);
            effects.Forget(ended.Key);
            effects.Signal(ended.Id);
        });
        if (ended.Parent is { } parent)
        {
            HistoryEvent answer = status == OrchestrationRuntimeStatus.Completed
                ? new(0, HistoryKind.SubOrchestrationCompleted, parent.TaskId, default, ended.Name, ended.Id, output)
                : new(0, HistoryKind.SubOrchestrationFailed, parent.TaskId, default, ended.Name, ended.Id, failure);
            Send(session, then, parent.Key, parent.Generation, answer);
        }
    }

    /// <summary>Stores an event for an orchestration, unless it ended or started over.</summary>
    internal static void Send(StoreSession session, Action<Action<IStoreEffects>> then, long key, int generation, HistoryEvent sent)
    {
        if (session.FindOpen(key, generation) is not null)
        {
            HistoryEvent stored = session.Append(key, sent);
            then(effects => effects.Deliver(key, generation, stored));
        }
    }
}
