using Microsoft.DurableTask;

namespace Functions.Embedded.Durable.Orchestrations;

/// <content>What the code asked for and how it ended, to be stored.</content>
internal sealed partial class OrchestrationExecution
{
    /// <summary>Takes what the code asked for since the last time.</summary>
    /// <returns>Null when there is nothing to store.</returns>
    internal TurnResult? Take()
    {
        TurnEnd end = TurnEnd.Waits;
        string? output = null;
        TaskFailureDetails? failure = null;
        if (!_ended && (_fault is not null || _running is { IsCompleted: true }))
        {
            _ended = true;
            (end, output, failure) = Conclude();
        }

        bool isNews = end != TurnEnd.Waits || _steps.Count > 0 || _savedSeq < 0 || CustomStatus != _savedStatus;
        if (!isNews)
        {
            return null;
        }

        TurnResult result = Result(end, output, failure);
        _steps = [];
        return result;
    }

    /// <summary>Takes how far the code has come, for when it leaves memory.</summary>
    /// <returns>Null when that is stored already.</returns>
    internal TurnResult? TakeProgress() => Seen > _savedSeq && !_ended ? Result(TurnEnd.Waits, null, null) : null;

    private TurnResult Result(TurnEnd end, string? output, TaskFailureDetails? failure)
    {
        _savedSeq = Seen;
        _savedStatus = CustomStatus;
        bool startsOver = end == TurnEnd.StartsOver;
        return new(
            _steps,
            Seen,
            CustomStatus,
            end,
            output,
            failure,
            startsOver ? Next!.NewVersion : null,
            startsOver && Next!.PreserveUnprocessedEvents,
            startsOver ? Inbox.Untaken : []);
    }

    private (TurnEnd End, string? Output, TaskFailureDetails? Failure) Conclude()
    {
        try
        {
            if (_fault is not null)
            {
                return (TurnEnd.Failed, null, TaskFailureDetails.FromException(_fault));
            }

            object? result = _running!.GetAwaiter().GetResult();
            return Next is { } next
                ? (TurnEnd.StartsOver, _payload.Write(next.NewInput, $"The next input of orchestrator '{_row.State.Name}'"), null)
                : (TurnEnd.Completed, _payload.Write(result, $"The output of orchestrator '{_row.State.Name}'"), null);
        }
        catch (Exception e)
        {
            // Whatever the orchestrator threw is its result.
            return (TurnEnd.Failed, null, TaskFailureDetails.FromException(e));
        }
    }
}
