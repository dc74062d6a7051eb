using Functions.Embedded.Durable.History;
using Microsoft.DurableTask;

namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>What an orchestrator asked for since the last result.</summary>
/// <param name="Steps">The new steps.</param>
/// <param name="Processed">The last history row its code has seen; 0 after the start.</param>
/// <param name="CustomStatus">The custom status as JSON.</param>
/// <param name="End">How it stands.</param>
/// <param name="Output">The output as JSON; when it starts over the next input.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
/// <param name="NextVersion">When it starts over: the next version; null for the same.</param>
/// <param name="KeepsEvents">When it starts over: whether events not taken stay.</param>
/// <param name="UntakenEvents">Rows of events that came and were not waited for.</param>
internal sealed record TurnResult(
    IReadOnlyList<HistoryEvent> Steps,
    long Processed,
    string? CustomStatus,
    TurnEnd End,
    string? Output,
    TaskFailureDetails? Failure,
    string? NextVersion,
    bool KeepsEvents,
    IReadOnlyList<long> UntakenEvents);
