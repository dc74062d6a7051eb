using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.DependencyInjection;
using TrendFunctions.Serving;
using Trends;
using Trends.Collect.Connect.Push;
using Trends.Pipeline;

namespace TrendFunctions.Collect;

/// <summary>Publishes what platforms push to the event hub; the call returns when the hub has it durably.</summary>
/// <param name="posts">The hub.</param>
/// <param name="metrics">Is told how many were published.</param>
public sealed class HubPushSink([FromKeyedServices(HubEventSink.Posts)] EventHubProducerClient posts, PipelineMetrics metrics) : IPushSink
{
    // A batch has at most a megabyte, with what is put around its events.
    private const int BatchBytes = 700_000;

    /// <inheritdoc/>
    public async Task SendAsync(IReadOnlyList<PushedMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        try
        {
            // One partition a stream keeps a post before its deletion.
            foreach (IGrouping<string, PushedMessage> stream in messages.GroupBy(m => m.Stream, StringComparer.Ordinal))
            {
                await SendAsync(stream.Key, stream, cancellationToken);
            }
        }
        catch (EventHubsException e)
        {
            throw new TrendsException($"The event hub '{HubEventSink.Posts}' does not take what came: {e.Message} It is sent again.", e);
        }

        metrics.Published(HubEventSink.Posts, messages.Count);
    }

    private async Task SendAsync(string stream, IEnumerable<PushedMessage> messages, CancellationToken cancellationToken)
    {
        SendEventOptions options = new() { PartitionKey = stream };
        List<EventData> batch = [];
        int bytes = 0;
        foreach (PushedMessage message in messages)
        {
            ReadOnlyMemory<byte> json = message.ToJson();
            if (batch.Count > 0 && bytes + json.Length > BatchBytes)
            {
                await posts.SendAsync(batch, options, cancellationToken);
                batch = [];
                bytes = 0;
            }

            batch.Add(new(json) { MessageId = message.Id });
            bytes += json.Length;
        }

        await posts.SendAsync(batch, options, cancellationToken);
    }
}
