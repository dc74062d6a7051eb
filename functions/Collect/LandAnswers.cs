using System.Text.Json;
using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Serving;
using Trends.Serving;
using Trends.Serving.Intake;

namespace TrendFunctions.Collect;

/// <summary>Lands predictions and feedback raw, then shows them in the AI mart.</summary>
/// <param name="lander">Lands.</param>
/// <param name="mart">Takes their rows.</param>
/// <param name="arrivals">Is told what arrived.</param>
public sealed class LandAnswers(AnswerLander lander, AnswerMart mart, Arrivals arrivals)
{
    /// <summary>Lands a batch of predictions; the same batch again is the same raw object and the same rows.</summary>
    /// <param name="events">The predictions.</param>
    /// <param name="context">Tells the partition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(LandPredictions))]
    [ExponentialBackoffRetry(5, "00:00:02", "00:01:00")]
    public async Task LandPredictions(
        [EventHubTrigger(HubEventSink.Predictions, Connection = "EventHub", IsBatched = true)] EventData[] events,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        arrivals.Note(HubEventSink.Predictions, events, context);
        await lander.LandAsync(AnswerLander.Predictions, Bodies(events), cancellationToken);
        await mart.AddAsync([.. events.Select(e => JsonSerializer.Deserialize(e.EventBody.ToMemory().Span, ServingJson.Default.Prediction)!)], cancellationToken);
    }

    /// <summary>Lands a batch of feedback; the same batch again is the same raw object and the same rows.</summary>
    /// <param name="events">The feedback.</param>
    /// <param name="context">Tells the partition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(LandFeedback))]
    [ExponentialBackoffRetry(5, "00:00:02", "00:01:00")]
    public async Task LandFeedback(
        [EventHubTrigger(HubEventSink.Feedback, Connection = "EventHub", IsBatched = true)] EventData[] events,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        arrivals.Note(HubEventSink.Feedback, events, context);
        await lander.LandAsync(AnswerLander.Feedback, Bodies(events), cancellationToken);
        await mart.AddAsync([.. events.Select(e => JsonSerializer.Deserialize(e.EventBody.ToMemory().Span, ServingJson.Default.IncomingFeedback)!)], cancellationToken);
    }

    private static ReadOnlyMemory<byte>[] Bodies(EventData[] events) => [.. events.Select(e => e.EventBody.ToMemory())];
}
