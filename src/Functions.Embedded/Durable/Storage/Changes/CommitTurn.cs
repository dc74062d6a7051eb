using System.Text.Json;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage.Changes;

/// <summary>Stores what an orchestrator asked for in one go, with how far it has come, and its end.</summary>
/// <param name="key">The orchestration's number.</param>
/// <param name="generation">Its generation.</param>
/// <param name="turn">What it asked for.</param>
internal sealed class CommitTurn(long key, int generation, TurnResult turn) : StoreOperation
{
    /// <summary>Gets what is called at the end, stored or not.</summary>
    internal Action? Done { get; init; }

    /// <inheritdoc/>
    internal override void Committed(IStoreEffects effects)
    {
        base.Committed(effects);
        Done?.Invoke();
    }

    /// <inheritdoc/>
    internal override void Failed(Exception exception) => Done?.Invoke();

    /// <inheritdoc/>
    protected override void Apply(StoreSession session)
    {
        if (session.FindOpen(key, generation) is not { } self)
        {
            return;
        }

        foreach (HistoryEvent step in turn.Steps)
        {
            Take(session, self, session.Append(key, step));
        }

        session.Progress(key, turn.Processed, turn.CustomStatus);
        if (self.Status == OrchestrationRuntimeStatus.Pending)
        {
            Then(effects => effects.Signal(self.Id));
        }

        switch (turn.End)
        {
            case TurnEnd.Completed:
                Lives.End(session, Then, self, OrchestrationRuntimeStatus.Completed, turn.Output, null);
                break;
            case TurnEnd.Failed:
                Lives.End(session, Then, self, OrchestrationRuntimeStatus.Failed, null, FailureJson.Write(turn.Failure!));
                break;
            case TurnEnd.StartsOver:
                session.StartOver(key, turn.Output, turn.NextVersion, turn.Processed, turn.KeepsEvents, JsonSerializer.Serialize(turn.UntakenEvents));
                DateTime now = session.Now;
                Then(effects =>
                {
                    DurableTraces.Ended(self, OrchestrationRuntimeStatus.Running, now);
                    effects.Forget(key);
                    effects.Wake(key, generation + 1);
                });
                break;
            default:
                break;
        }
    }

    private void Take(StoreSession session, InstanceState self, HistoryEvent step)
    {
        switch (step.Kind)
        {
            case HistoryKind.ActivityScheduled:
                Then(effects => effects.Dispatch(new(key, generation, self.Id, step.TaskId, step.Name!, step.Data, self.Trace)));
                break;
            case HistoryKind.TimerCreated:
                Then(effects => effects.Arm(new(key, generation, step.TaskId, StepData.FireAt(step))));
                break;
            case HistoryKind.SubOrchestrationCreated:
                Create(session, self, step);
                break;
            case HistoryKind.EventSent when session.Find(step.Target!) is { HasEnded: false } other:
                Lives.Send(session, Then, other.Key, other.Generation, new(0, HistoryKind.EventRaised, -1, default, step.Name, null, step.Data));
                break;
            default:
                break;
        }
    }

    private void Create(StoreSession session, InstanceState self, HistoryEvent step)
    {
        if (session.Find(step.Target!) is { HasEnded: false } running)
        {
            TaskFailureDetails failure = TaskFailureDetails.FromException(new InvalidOperationException(
                $"Sub-orchestration '{step.Name}' cannot start: an instance '{running.Id}' ('{running.Name}') is already {running.Status}. Give another instance id."));
            Lives.Send(
                session,
                Then,
                key,
                generation,
                new(0, HistoryKind.SubOrchestrationFailed, step.TaskId, default, step.Name, step.Target, FailureJson.Write(failure)));
            return;
        }

        (string version, string? input) = StepData.SubOrchestration(step);
        Lives.Begin(session, Then, new(step.Target!, step.Name!, version, input, null, null, new(key, generation, step.TaskId, self.Id, self.Name), DurableTraces.ForChildren(self)));
    }
}
