using Azure.Messaging.EventHubs;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.EventHubs;

/// <summary>Reads one partition for one function: a batch, the function, the checkpoint, the next batch.</summary>
internal sealed partial class PartitionPump(HubLog log, HubSubscription subscription, HubPartition partition, EventDelivery delivery, TimeProvider clock, ILogger logger, Action<HubStep>? probe)
{
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);

    private readonly TriggerSettings _settings = subscription.Settings;
    private readonly string _function = subscription.Function.Name;
    private int _replaysSeen = -1;
    private int _batchesSinceCheckpoint;
    private long _missed;

    /// <summary>Runs until the host stops.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using HubReader reader = log.OpenReader(partition, partition.Checkpoints[subscription.Group]);
        try
        {
            while (true)
            {
                Task change = partition.NextChange();
                await ReplayAsync(cancellationToken);
                if (reader.Position >= partition.NextSequence)
                {
                    await change.WaitAsync(cancellationToken);
                    continue;
                }

                await WaitForMoreAsync(reader.Position, cancellationToken);
                List<EventData> events = reader.Read(_settings.MaxBatch);
                NoticeMissed(reader);
                if (events.Count > 0)
                {
                    List<DeadEvent> dead = await delivery.DeliverAsync(events, cancellationToken);
                    probe?.Invoke(HubStep.AfterInvoke);
                    await CheckpointAsync(reader.Position, dead, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, _function, partition.Hub, partition.Name, partition.Checkpoints[subscription.Group]);
        }
    }

    private async Task WaitForMoreAsync(long position, CancellationToken cancellationToken)
    {
        if (_settings.MinBatch <= 1)
        {
            return;
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timeout = Task.Delay(_settings.MaxWait, clock, stop.Token);
        while (!timeout.IsCompleted)
        {
            Task change = partition.NextChange();
            if (partition.NextSequence - position >= _settings.MinBatch)
            {
                break;
            }

            await Task.WhenAny(timeout, change);
            cancellationToken.ThrowIfCancellationRequested();
        }

        await stop.CancelAsync();
    }

    private async Task CheckpointAsync(long next, List<DeadEvent> dead, CancellationToken cancellationToken)
    {
        // The last batch before waiting is always checkpointed, so that an idle partition leaves nothing to redeliver.
        if (++_batchesSinceCheckpoint < _settings.CheckpointEvery && dead.Count == 0 && next < partition.NextSequence)
        {
            return;
        }

        await StoreAsync(() => new CheckpointWrite(partition, subscription.Group, _function, next, dead), cancellationToken);
        _batchesSinceCheckpoint = 0;
        if (dead.Count > 0)
        {
            Log.SetAside(logger, dead.Count, _function, partition.Hub, partition.Name, dead[0].Event.SequenceNumber, dead[0].Reason);
        }
    }

    private async Task ReplayAsync(CancellationToken cancellationToken)
    {
        int announced = partition.Replays;
        if (announced == _replaysSeen)
        {
            return;
        }

        while (log.DeadLetters.Waiting(partition, subscription.Group, _function, _settings.MaxBatch) is { Count: > 0 } waiting)
        {
            EventData[] events = [.. waiting.Select(w => w.Event)];
            List<DeadEvent> dead = await delivery.DeliverAsync(events, cancellationToken);
            await StoreAsync(() => new ReplayDoneWrite(partition, subscription.Group, _function, [.. events.Select(e => e.SequenceNumber)], dead), cancellationToken);
            Log.Replayed(logger, events.Length - dead.Count, dead.Count, _function, partition.Hub, partition.Name);
        }

        _replaysSeen = announced;
    }

    private async Task StoreAsync(Func<HubWrite> make, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // What the function has finished is stored even while the host stops.
                await log.WriteAsync(make(), CancellationToken.None);
                return;
            }
            catch (EventHubsException e) when (e.IsTransient)
            {
                Log.NotStored(logger, _function, partition.Hub, partition.Name, StoreRetry, e);
                await Task.Delay(StoreRetry, clock, cancellationToken);
            }
        }
    }

    private void NoticeMissed(HubReader reader)
    {
        if (reader.Missed > _missed)
        {
            Log.Missed(logger, reader.Missed - _missed, partition.Hub, partition.Name, _function);
            _missed = reader.Missed;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Set aside {Count} events as dead letters: function {Function} did not take them (hub {Hub}, partition {Partition}, from sequence number {Sequence}): {Reason}")]
        public static partial void SetAside(ILogger logger, int count, string function, string hub, string partition, long sequence, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Replayed dead letters: {Taken} taken, {Dead} set aside again by function {Function} (hub {Hub}, partition {Partition})")]
        public static partial void Replayed(ILogger logger, int taken, int dead, string function, string hub, string partition);

        [LoggerMessage(Level = LogLevel.Error, Message = "The checkpoint of function {Function} on hub {Hub}, partition {Partition}, could not be stored; the next try is in {Delay}")]
        public static partial void NotStored(ILogger logger, string function, string hub, string partition, TimeSpan delay, Exception e);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Missed {Count} events of hub {Hub}, partition {Partition}: they passed the retention age before function {Function} read them")]
        public static partial void Missed(ILogger logger, long count, string hub, string partition, string function);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Function {Function} stopped reading hub {Hub}, partition {Partition}, before sequence number {Next}")]
        public static partial void Stopped(ILogger logger, string function, string hub, string partition, long next);
    }
}
