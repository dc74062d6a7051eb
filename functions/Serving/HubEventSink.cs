using System.Text.Json;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.DependencyInjection;
using Trends.Serving.Intake;

namespace TrendFunctions.Serving;

/// <summary>Publishes what clients sent to the event hub; the call returns when the hub has it durably.</summary>
/// <param name="events">The hub of events.</param>
/// <param name="feedback">The hub of feedback.</param>
public sealed class HubEventSink(
    [FromKeyedServices(HubEventSink.Events)] EventHubProducerClient events,
    [FromKeyedServices(HubEventSink.Feedback)] EventHubProducerClient feedback) : IEventSink
{
    /// <summary>The hub of user events.</summary>
    public const string Events = "events";

    /// <summary>The hub of feedback.</summary>
    public const string Feedback = "feedback";

    private readonly EventHubProducerClient _events = events;
    private readonly EventHubProducerClient _feedback = feedback;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <inheritdoc/>
    public async Task PublishAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        // One partition a user keeps a user's events in order.
        foreach (IGrouping<string, IncomingEvent> user in events.GroupBy(e => e.User, StringComparer.Ordinal))
        {
            await _events.SendAsync(
                [.. user.Select(e => new EventData(JsonSerializer.SerializeToUtf8Bytes(e, Json)) { MessageId = e.Id })],
                new SendEventOptions { PartitionKey = user.Key },
                cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task PublishAsync(IncomingFeedback feedback, CancellationToken cancellationToken)
        => _feedback.SendAsync([new EventData(JsonSerializer.SerializeToUtf8Bytes(feedback, Json))], cancellationToken);
}
