namespace Functions.Embedded.Durable.History;

/// <summary>A row of an orchestration's history: a step that its code asked for, or an event that it saw.</summary>
/// <param name="Seq">Its place, rising through the history; 0 while not stored.</param>
/// <param name="Kind">What it says.</param>
/// <param name="TaskId">The number of the step it is or answers, from 0; -1 for none.</param>
/// <param name="At">When it was stored, in UTC.</param>
/// <param name="Name">The activity, orchestration or event; null for none.</param>
/// <param name="Target">The other orchestration's instance id; null for none.</param>
/// <param name="Data">The payload as JSON; of a timer the time in ticks.</param>
internal sealed record HistoryEvent(long Seq, HistoryKind Kind, int TaskId, DateTime At, string? Name, string? Target, string? Data)
{
    /// <summary>Gets a value indicating whether the code asked for it.</summary>
    internal bool IsStep => Kind < HistoryKind.ActivityCompleted;

    /// <summary>Says in words which step it is.</summary>
    internal string Describe() => Kind switch
    {
        HistoryKind.ActivityScheduled => $"activity '{Name}'",
        HistoryKind.TimerCreated => "a timer",
        HistoryKind.SubOrchestrationCreated => $"sub-orchestration '{Name}'",
        HistoryKind.EventSent => $"sending event '{Name}' to '{Target}'",
        _ => Kind.ToString(),
    };
}
