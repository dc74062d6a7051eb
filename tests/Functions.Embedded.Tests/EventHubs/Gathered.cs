using Azure.Messaging.EventHubs;
using Functions.Embedded.Hosting;

namespace Functions.Embedded.Tests.EventHubs;

/// <summary>What a function was given, with a signal for "so many events".</summary>
internal sealed class Gathered
{
    private readonly Lock _gate = new();
    private readonly List<(string Partition, long Sequence, string Body)> _events = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];

    public IReadOnlyList<(string Partition, long Sequence, string Body)> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    public Task Take(FunctionInvocation call)
    {
        EventData[] events = call.TriggerValue as EventData[] ?? [(EventData)call.TriggerValue!];
        string partition = ((Azure.Messaging.EventHubs.Consumer.PartitionContext)call.BindingData["PartitionContext"]!).PartitionId;
        lock (_gate)
        {
            _events.AddRange(events.Select(e => (partition, e.SequenceNumber, e.EventBody.ToString())));
            _waits.FindAll(w => _events.Count >= w.Count).ForEach(w => w.Reached.TrySetResult());
        }

        return Task.CompletedTask;
    }

    public Task Reaches(int count)
    {
        lock (_gate)
        {
            TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((count, reached));
            if (_events.Count >= count)
            {
                reached.SetResult();
            }

            return reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }
}
