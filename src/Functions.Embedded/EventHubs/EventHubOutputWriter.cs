using System.Collections;
using System.Text.Json;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.EventHubs;

/// <summary>Sends what functions return under <c>[EventHubOutput]</c>; done means durable.</summary>
internal sealed class EventHubOutputWriter(HubLog log, IConfiguration configuration) : IOutputWriter
{
    /// <inheritdoc/>
    public bool CanWrite(Attribute output) => output is EventHubOutputAttribute;

    /// <inheritdoc/>
    /// <exception cref="EventHubsException">An event is larger than 1 MB (then none is stored), or the log is full or closed.</exception>
    public async Task WriteAsync(Attribute output, object value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(value);
        Hub hub = await log.GetHubAsync(SettingNames.Resolve(((EventHubOutputAttribute)output).EventHubName, configuration), cancellationToken);

        // All is encoded before the first is sent, so that an event that is too large stops the whole value.
        List<(HubPartition Partition, EncodedEvents Events)> batches = [];
        foreach (IGrouping<string?, EventData> events in Items(value).Select(ToEvent).GroupBy(e => e.PartitionKey))
        {
            HubPartition partition = HubRouter.Choose(hub, new SendEventOptions { PartitionKey = events.Key });
            batches.AddRange(Batches(events, hub.Name).Select(b => (partition, b)));
        }

        await Task.WhenAll(batches.Select(b => log.AppendAsync(b.Partition, b.Events, cancellationToken)));
    }

    private static List<EncodedEvents> Batches(IGrouping<string?, EventData> events, string hub)
    {
        List<EncodedEvents> batches = [];
        EventEncoder encoder = new();
        foreach (EventData item in events)
        {
            EventTraces.Stamp(item);
            if (encoder.TryAdd(item, events.Key, EventEncoder.MaxBatchBytes))
            {
                continue;
            }

            batches.Add(encoder.ToEvents());
            encoder.Clear();
            if (!encoder.TryAdd(item, events.Key, EventEncoder.MaxBatchBytes))
            {
                throw EventEncoder.TooLarge(hub, 0, item);
            }
        }

        batches.Add(encoder.ToEvents());
        batches.RemoveAll(b => b.Count == 0);
        return batches;
    }

    private static IEnumerable<object> Items(object value) => value switch
    {
        string or byte[] or BinaryData or ReadOnlyMemory<byte> or EventData or JsonElement or IDictionary => [value],
        IEnumerable many => many.OfType<object>(),
        _ => [value],
    };

    private static EventData ToEvent(object value) => value switch
    {
        EventData data => data,
        string text => new EventData(text),
        byte[] bytes => new EventData(bytes),
        BinaryData body => new EventData(body),
        ReadOnlyMemory<byte> bytes => new EventData(bytes),
        _ => new EventData(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType())) { ContentType = "application/json" },
    };
}
