using Functions.Embedded.Durable.Activities;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Timers;

namespace Functions.Embedded.Durable.Storage;

/// <summary>What follows from changes once they are durable; called in the order of writing.</summary>
internal interface IStoreEffects
{
    /// <summary>Gives an orchestration an event.</summary>
    void Deliver(long key, int generation, HistoryEvent happened);

    /// <summary>Runs an orchestration that was created or started over.</summary>
    void Wake(long key, int generation);

    /// <summary>Queues an activity.</summary>
    void Dispatch(ActivityWork work);

    /// <summary>Sets a timer.</summary>
    void Arm(TimerWork work);

    /// <summary>Forgets an orchestration that ended or was removed.</summary>
    void Forget(long key);

    /// <summary>Tells those who wait for an instance.</summary>
    void Signal(string instanceId);

    /// <summary>From here on everything stored is followed up.</summary>
    void Accept();
}
