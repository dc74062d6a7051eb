using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Functions.Embedded.Hosting;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.EventHubs;

/// <summary>Calls a function with events of one partition, and repeats what fails.</summary>
/// <param name="subscription">The function and its plan.</param>
/// <param name="partition">The partition.</param>
/// <param name="invoker">Calls functions.</param>
/// <param name="slots">Bounds how many partitions work at once; free while a repeat waits.</param>
/// <param name="clock">Times the waits.</param>
/// <param name="logger">Takes the messages.</param>
/// <param name="probe">Lets tests stop at a moment.</param>
internal sealed partial class EventDelivery(
    HubSubscription subscription,
    HubPartition partition,
    IFunctionInvoker invoker,
    SemaphoreSlim slots,
    TimeProvider clock,
    ILogger logger,
    Action<HubStep>? probe)
{
    private readonly PartitionContext _context = new(HubConnection.EmbeddedNamespace, partition.Hub, subscription.Group, partition.Name);

    /// <summary>Delivers events in order.</summary>
    /// <returns>Those that the function did not take, after all repeats.</returns>
    public async Task<List<DeadEvent>> DeliverAsync(IReadOnlyList<EventData> events, CancellationToken cancellationToken)
    {
        List<DeadEvent> dead = [];
        if (subscription.IsBatched)
        {
            await DeliverOnceAsync(events, dead, cancellationToken);
        }
        else
        {
            foreach (EventData item in events)
            {
                await DeliverOnceAsync([item], dead, cancellationToken);
            }
        }

        return dead;
    }

    private async Task DeliverOnceAsync(IReadOnlyList<EventData> events, List<DeadEvent> dead, CancellationToken cancellationToken)
    {
        for (int failures = 0; ;)
        {
            probe?.Invoke(HubStep.BeforeInvoke);
            BoundEvents bound = subscription.Binder.Bind(events);
            Exception? error = bound.Events.Count == 0 ? null : await TryCallAsync(bound, failures, cancellationToken);
            TimeSpan? delay = error is null ? null : subscription.Retry.DelayAfter(++failures);
            if (delay is null)
            {
                dead.AddRange(bound.Unbound);
                if (error is not null)
                {
                    string reason = Reason(error);
                    dead.AddRange(bound.Events.Select(e => new DeadEvent(e, reason, failures)));
                }

                return;
            }

            Log.Repeating(logger, subscription.Function.Name, failures, bound.Events.Count, partition.Hub, partition.Name, bound.Events[0].SequenceNumber, delay.Value, error!);
            await Task.Delay(delay.Value, clock, cancellationToken);
        }
    }

    private async Task<Exception?> TryCallAsync(BoundEvents bound, int failures, CancellationToken cancellationToken)
    {
        Dictionary<string, object?> values = BindingValues.Of(_context, bound.Events, subscription.IsBatched, failures, subscription.Retry.MaxRetries);
        await slots.WaitAsync(cancellationToken);
        try
        {
            await invoker.InvokeAsync(new FunctionInvocation(subscription.Function, bound.Value, values) { Origins = EventTraces.Origins(bound.Events) }, cancellationToken);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return e;
        }
        finally
        {
            slots.Release();
        }
    }

    private static string Reason(Exception error)
    {
        string text = $"{error.GetType().Name}: {error.Message}";
        return text.Length <= 2000 ? text : text[..2000];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Function {Function} failed for the {Failures}. time on {Count} events of hub {Hub}, partition {Partition}, from sequence number {Sequence}; the next try is in {Delay}")]
        public static partial void Repeating(ILogger logger, string function, int failures, int count, string hub, string partition, long sequence, TimeSpan delay, Exception e);
    }
}
