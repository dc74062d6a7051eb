using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask;

namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>
/// An orchestrator's code between its events. What it asks for depends on the events given and nothing else,
/// so giving it the same history again brings it to the same place.
/// </summary>
internal sealed partial class OrchestrationExecution
{
    private readonly InstanceRow _row;
    private readonly Payload _payload;
    private readonly Func<OrchestrationExecution, Task<object?>> _code;
    private readonly Dictionary<int, HistoryEvent> _recorded;
    private readonly Dictionary<int, TaskCompletionSource<string?>> _waiting = [];
    private readonly Queue<HistoryEvent> _deferred = new();
    private readonly OrchestrationThread _thread;
    private readonly Action _posted;
    private List<HistoryEvent> _steps = [];
    private Task<object?>? _running;
    private volatile Exception? _fault;
    private string? _savedStatus;
    private long _savedSeq;
    private int _next;
    private bool _suspended;
    private bool _foreign;
    private bool _ended;

    /// <summary>Initializes a new instance of the <see cref="OrchestrationExecution"/> class.</summary>
    /// <param name="row">The orchestration.</param>
    /// <param name="history">Its history.</param>
    /// <param name="payload">Writes payloads.</param>
    /// <param name="code">Calls the orchestrator.</param>
    /// <param name="posted">Called when code came back from another thread and needs <see cref="Pump"/>.</param>
    internal OrchestrationExecution(
        InstanceRow row,
        IEnumerable<HistoryEvent> history,
        Payload payload,
        Func<OrchestrationExecution, Task<object?>> code,
        Action posted)
    {
        _row = row;
        _payload = payload;
        _code = code;
        _posted = posted;
        _recorded = history.Where(step => step.IsStep).ToDictionary(step => step.TaskId);
        _thread = new(posted);
        _savedStatus = CustomStatus = row.CustomStatus;
        _savedSeq = row.Processed;
        Now = row.State.StartedAt;
    }

    /// <summary>Gets the orchestration.</summary>
    internal InstanceRow Row => _row;

    /// <summary>Gets the events from outside.</summary>
    internal EventInbox Inbox { get; } = new();

    /// <summary>Gets the time of the event being handled, in UTC; never goes back.</summary>
    internal DateTime Now { get; private set; }

    /// <summary>Gets a value indicating whether the code runs again for what was handled before.</summary>
    internal bool IsReplaying { get; private set; }

    /// <summary>Gets the last history row given.</summary>
    internal long Seen { get; private set; }

    /// <summary>Gets or sets the custom status as JSON.</summary>
    internal string? CustomStatus { get; set; }

    /// <summary>Gets or sets how to start over; null for not.</summary>
    internal ContinueAsNewOptions? Next { get; set; }

    /// <summary>Starts the code.</summary>
    internal void Start()
    {
        IsReplaying = _row.Processed >= 0;
        Run(() =>
        {
            try
            {
                _running = _code(this);
            }
            catch (Exception e)
            {
                // What an orchestrator throws before its first await ends the orchestration, not the engine.
                _running = Task.FromException<object?>(e);
            }

            if (!_running.IsCompleted)
            {
                _running.ContinueWith(
                    static (_, state) => ((Action)state!)(),
                    _posted,
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
            }
        });
    }

    /// <summary>Gives the code an event.</summary>
    internal void Deliver(HistoryEvent happened)
    {
        Seen = happened.Seq;
        if (happened.Kind is HistoryKind.Suspended or HistoryKind.Resumed)
        {
            _suspended = happened.Kind == HistoryKind.Suspended;
            while (!_suspended && _deferred.TryDequeue(out HistoryEvent? deferred))
            {
                Handle(deferred, happened);
            }
        }
        else if (_suspended)
        {
            _deferred.Enqueue(happened);
        }
        else
        {
            Handle(happened, happened);
        }
    }

    /// <summary>Checks, when the replay is over, that the code asked for all that its history has.</summary>
    internal void EndReplay()
    {
        IsReplaying = false;
        if (_fault is null && _recorded.TryGetValue(_next, out HistoryEvent? step))
        {
            _fault = NonDeterministicException.At(
                _row.State.Name,
                _row.State.Id,
                _next,
                step.Describe(),
                _running is { IsCompleted: true } ? "nothing more and ended" : "nothing and waits");
        }
    }

    /// <summary>Runs what came back from other threads.</summary>
    internal void Pump()
    {
        _foreign = true;
        Run(static () => { });
        _foreign = false;
    }

    /// <summary>Asks for a step.</summary>
    /// <returns>The step's number and, unless it has no answer, the answer as JSON.</returns>
    internal (int TaskId, Task<string?> Answer) Ask(HistoryKind kind, string? name, string? target, Func<string?> data)
    {
        CheckThread();
        int id = _next;

        // Written on replay too: a payload that is too large throws before it becomes a step, every time.
        HistoryEvent asked = new(0, kind, id, default, name, target, data());
        _recorded.TryGetValue(id, out HistoryEvent? recorded);
        if (recorded is not null ? !Same(recorded, asked) : IsReplaying)
        {
            throw Fault(NonDeterministicException.At(_row.State.Name, _row.State.Id, id, recorded?.Describe() ?? "no step", asked.Describe()));
        }

        _next++;
        if (recorded is null)
        {
            _steps.Add(asked);
        }

        TaskCompletionSource<string?> answer = new();
        if (kind != HistoryKind.EventSent)
        {
            _waiting[id] = answer;
        }

        return (id, answer.Task);
    }

    /// <summary>Ends the wait for a step.</summary>
    internal void Cancel(int taskId, CancellationToken cancellationToken)
    {
        if (_waiting.Remove(taskId, out TaskCompletionSource<string?>? answer))
        {
            answer.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>Checks that the code is where the engine runs it.</summary>
    /// <exception cref="InvalidOperationException">It awaited something that is not the context's.</exception>
    internal void CheckThread()
    {
        if (_thread.IsCurrent && !_foreign)
        {
            return;
        }

        InvalidOperationException fault = new(
            $"Orchestrator '{_row.State.Name}' (instance '{_row.State.Id}') went on after awaiting a task that is not the context's, so it cannot be replayed. "
            + "Await only tasks of the orchestration context, without ConfigureAwait(false) and Task.Run; do IO in activities; middleware must not wait before an orchestrator.");
        Fault(fault);
        _posted();
        throw fault;
    }

    private static bool Same(HistoryEvent recorded, HistoryEvent asked) =>
        recorded.Kind == asked.Kind
        && string.Equals(recorded.Name, asked.Name, StringComparison.OrdinalIgnoreCase)
        && recorded.Target == asked.Target;

    private void Handle(HistoryEvent happened, HistoryEvent cause)
    {
        Now = cause.At > Now ? cause.At : Now;
        IsReplaying = cause.Seq <= _row.Processed;
        Run(() => Apply(happened));
    }

    private void Apply(HistoryEvent happened)
    {
        if (happened.Kind == HistoryKind.EventRaised)
        {
            Inbox.Add(happened);
        }
        else if (_waiting.Remove(happened.TaskId, out TaskCompletionSource<string?>? answer))
        {
            if (happened.Kind is HistoryKind.ActivityFailed or HistoryKind.SubOrchestrationFailed)
            {
                answer.SetException(new TaskFailedException(happened.Name ?? "(unknown)", happened.TaskId, FailureJson.Read(happened.Data)));
            }
            else
            {
                answer.SetResult(happened.Data);
            }
        }
    }

    private void Run(Action action)
    {
        if (!_ended && _fault is null)
        {
            _thread.Run(action);
        }
    }

    private Exception Fault(Exception fault) => _fault ??= fault;
}
