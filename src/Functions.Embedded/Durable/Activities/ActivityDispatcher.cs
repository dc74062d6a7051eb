using System.Diagnostics;
using System.Threading.Channels;
using Functions.Embedded.Diagnostics;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Durable.Storage.Changes;
using Functions.Embedded.Hosting;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Activities;

/// <summary>Runs queued activities, so many at a time, and stores how they end.</summary>
internal sealed partial class ActivityDispatcher(
    DurableFunctions functions,
    IFunctionInvoker invoker,
    Payload payload,
    Action<StoreOperation> store,
    ILogger logger) : IDisposable
{
    // Ends that may wait for the disk while the next activities run: what a crash can make run again.
    private const int UnsavedLimit = 1024;

    private readonly Channel<ActivityWork> _queue = Channel.CreateUnbounded<ActivityWork>();
    private readonly SemaphoreSlim _unsaved = new(UnsavedLimit);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _unsaved.Dispose();
    }

    /// <summary>Starts running.</summary>
    internal void Start(int concurrency) =>
        _running = Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => WorkAsync(_stopping.Token))));

    /// <summary>Queues an activity.</summary>
    internal void Add(ActivityWork work) => _queue.Writer.TryWrite(work);

    /// <summary>Takes no more, tells those that run to stop, and waits for them.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more and waits for nothing.</summary>
    internal void Abandon() => _stopping.Cancel();

    private async Task WorkAsync(CancellationToken stopping)
    {
        // What happened to be current when the host started is no part of any orchestration.
        Activity.Current = null;
        try
        {
            while (true)
            {
                ActivityWork work = await _queue.Reader.ReadAsync(stopping);
                await _unsaved.WaitAsync(stopping);
                HistoryEvent? end = await RunAsync(work, stopping);
                if (end is null)
                {
                    _unsaved.Release();
                }
                else
                {
                    store(new AnswerStep(work.Key, work.Generation, end, Release));
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is queued or was cut short runs again at the next start.
        }
    }

    private void Release()
    {
        if (!_stopping.IsCancellationRequested)
        {
            _unsaved.Release();
        }
    }

    private async Task<HistoryEvent?> RunAsync(ActivityWork work, CancellationToken stopping)
    {
        using Activity? span = DurableTraces.Run(work);
        try
        {
            FunctionDescriptor function = functions.Activity(work.Name);
            Type type = function.TriggerParameter.ParameterType;
            object? input = type == typeof(TaskActivityContext) ? new EmbeddedActivityContext(work) : Payload.Read(work.Input, type);
            Dictionary<string, object?> data = new(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = work.InstanceId, ["taskId"] = work.TaskId };
            object? result = await invoker.InvokeAsync(new(function, input, data), stopping);
            string? output = payload.Write(result, $"The output of activity '{work.Name}'");
            return new(0, HistoryKind.ActivityCompleted, work.TaskId, default, work.Name, null, output);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            // Whatever the activity threw is its result; the orchestrator decides what follows.
            TraceSources.Fail(span, e.GetType().Name);
            Log.Failed(logger, e, work.Name, work.InstanceId, work.TaskId);
            return new(0, HistoryKind.ActivityFailed, work.TaskId, default, work.Name, null, FailureJson.Write(TaskFailureDetails.FromException(e)));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Warning, "Activity '{Activity}' of orchestration '{InstanceId}' failed at step #{TaskId}")]
        internal static partial void Failed(ILogger logger, Exception exception, string activity, string instanceId, int taskId);
    }
}
