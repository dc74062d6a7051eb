using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Durable.Storage.Changes;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Client;

/// <summary>The changes that clients ask for.</summary>
internal static class ClientChanges
{
    /// <summary>Starts an orchestration, unless one of its id is in a status that forbids it.</summary>
    internal static ClientChange<string> Create(NewInstance made, IReadOnlySet<OrchestrationRuntimeStatus> forbids) => new((session, then) =>
    {
        if (session.Find(made.Id) is { } old)
        {
            if (forbids.Contains(old.Status))
            {
                throw new InvalidOperationException(
                    $"An orchestration with the instance id '{made.Id}' already exists and is {old.Status}. "
                    + "Use another id, or wait for, terminate or purge the old one.");
            }

            if (!old.HasEnded)
            {
                Lives.End(session, then, old, OrchestrationRuntimeStatus.Terminated, null, null);
            }
        }

        Lives.Begin(session, then, made);
        return made.Id;
    });

    /// <summary>Sends an event.</summary>
    /// <returns>False when there is nobody to get it.</returns>
    internal static ClientChange<bool> Raise(string id, string name, string? data) =>
        Tell(id, new(0, HistoryKind.EventRaised, -1, default, name, null, data), null);

    /// <summary>Pauses an orchestration.</summary>
    /// <returns>False when there is none, or it ended.</returns>
    internal static ClientChange<bool> Suspend(string id, string? reason) =>
        Tell(id, new(0, HistoryKind.Suspended, -1, default, null, null, reason), OrchestrationRuntimeStatus.Suspended);

    /// <summary>Resumes an orchestration.</summary>
    /// <returns>False when there is none, or it is not paused.</returns>
    internal static ClientChange<bool> Resume(string id, string? reason) =>
        Tell(id, new(0, HistoryKind.Resumed, -1, default, null, null, reason), OrchestrationRuntimeStatus.Running);

    /// <summary>Ends an orchestration.</summary>
    /// <returns>False when there is none, or it ended.</returns>
    internal static ClientChange<bool> Terminate(string id, string? output, bool recursive) => new((session, then) =>
    {
        if (session.Find(id) is not { HasEnded: false } found)
        {
            return false;
        }

        Terminate(session, then, found, output, recursive);
        return true;
    });

    private static void Terminate(StoreSession session, Action<Action<IStoreEffects>> then, InstanceState found, string? output, bool recursive)
    {
        string failure = FailureJson.Write(new("Terminated", $"Orchestration '{found.Id}' was terminated.", null, null, null));
        Lives.End(session, then, found, OrchestrationRuntimeStatus.Terminated, output, failure);
        foreach (InstanceState child in recursive ? session.Children(found.Key) : [])
        {
            if (!child.HasEnded)
            {
                Terminate(session, then, child, output, recursive);
            }
        }
    }

    private static ClientChange<bool> Tell(string id, HistoryEvent told, OrchestrationRuntimeStatus? status) => new((session, then) =>
    {
        if (session.Find(id) is not { HasEnded: false } found)
        {
            return false;
        }

        bool isSuspended = found.Status == OrchestrationRuntimeStatus.Suspended;
        if (told.Kind == HistoryKind.Suspended ? isSuspended : told.Kind == HistoryKind.Resumed && !isSuspended)
        {
            return false;
        }

        if (status is { } next)
        {
            session.SetStatus(found.Key, next);
        }

        Lives.Send(session, then, found.Key, found.Generation, told);
        return true;
    });
}
