namespace Functions.Embedded.Durable.History;

/// <summary>What a row of history says. Stored as a number: values never change meaning.</summary>
internal enum HistoryKind
{
    /// <summary>The code asked for an activity.</summary>
    ActivityScheduled = 1,

    /// <summary>The code asked for a timer.</summary>
    TimerCreated = 2,

    /// <summary>The code asked for a sub-orchestration.</summary>
    SubOrchestrationCreated = 3,

    /// <summary>The code sent an event.</summary>
    EventSent = 4,

    /// <summary>An activity returned.</summary>
    ActivityCompleted = 10,

    /// <summary>An activity threw.</summary>
    ActivityFailed = 11,

    /// <summary>A timer's time came.</summary>
    TimerFired = 12,

    /// <summary>A sub-orchestration returned.</summary>
    SubOrchestrationCompleted = 13,

    /// <summary>A sub-orchestration failed, was terminated or could not start.</summary>
    SubOrchestrationFailed = 14,

    /// <summary>An event came from outside.</summary>
    EventRaised = 15,

    /// <summary>A client paused the orchestration.</summary>
    Suspended = 16,

    /// <summary>A client resumed the orchestration.</summary>
    Resumed = 17,
}
