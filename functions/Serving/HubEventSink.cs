using System.Text.Json;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.DependencyInjection;
using Trends.Pipeline;
using Trends.Serving;
using Trends.Serving.Intake;

namespace TrendFunctions.Serving;

/// <summary>Publishes what clients sent to the event hub; the call returns when the hub has it durably.</summary>
/// <param name="events">The hub of events.</param>
/// <param name="feedback">The hub of feedback.</param>
/// <param name="predictions">The hub of predictions.</param>
/// <param name="metrics">Is told how many were published.</param>
public sealed class HubEventSink(
    [FromKeyedServices(HubEventSink.Events)] EventHubProducerClient events,
    [FromKeyedServices(HubEventSink.Feedback)] EventHubProducerClient feedback,
    [FromKeyedServices(HubEventSink.Predictions)] EventHubProducerClient predictions,
    PipelineMetrics metrics) : IEventSink
{
    /// <summary>The hub of user events.</summary>
    public const string Events = "events";

    /// <summary>The hub of feedback.</summary>
    public const string Feedback = "feedback";

    /// <summary>The hub of what platforms push; <see cref="Collect.HubPushSink"/> publishes to it.</summary>
    public const string Posts = "posts";

    /// <summary>The hub of predictions.</summary>
    public const string Predictions = "predictions";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly EventHubProducerClient _events = events;
    private readonly EventHubProducerClient _feedback = feedback;
    private readonly EventHubProducerClient _predictions = predictions;

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

        metrics.Published(Events, events.Count);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(IncomingFeedback feedback, CancellationToken cancellationToken)
    {
        await _feedback.SendAsync(
            [new EventData(JsonSerializer.SerializeToUtf8Bytes(feedback, ServingJson.Default.IncomingFeedback))],
            new SendEventOptions { PartitionKey = feedback.About.Id },
            cancellationToken);
        metrics.Published(Feedback, 1);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(IReadOnlyList<Prediction> predictions, CancellationToken cancellationToken)
    {
        await _predictions.SendAsync(
            [.. predictions.Select(p => new EventData(JsonSerializer.SerializeToUtf8Bytes(p, ServingJson.Default.Prediction)) { MessageId = p.Id })],
            cancellationToken);
        metrics.Published(Predictions, predictions.Count);
    }
}
