using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using Trends.Serving.Intake;

namespace TrendFunctions.Serving;

/// <summary>Takes what clients send: events and feedback. Both are durably stored when the answer goes out.</summary>
/// <param name="events">Checks and publishes events.</param>
/// <param name="feedback">Checks and publishes feedback.</param>
public sealed class EventEndpoints(EventIntake events, FeedbackIntake feedback)
{
    /// <summary>Takes up to 1,000 events.</summary>
    /// <param name="request">Body: an array of events.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PostEvents))]
    [Takes(typeof(IncomingEvent[]), """[{"user":"u1","kind":"view","item":"i9","at":"2026-03-01T12:00:00Z"}]""")]
    [Answers(typeof(EventIntakeResult), Status = 202)]
    public async Task<IActionResult> PostEvents(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = await RequestBody.ReadAsync(request, EventIntake.MaxBytes, cancellationToken);
        return new AcceptedResult((string?)null, await events.AcceptAsync(body, cancellationToken));
    }

    /// <summary>Takes feedback to one prediction.</summary>
    /// <param name="request">Body: <c>{ predictionId, outcome, comment? }</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PostFeedback))]
    [Takes(typeof(FeedbackRequest), """{"predictionId":"the id of an answer","outcome":"right"}""")]
    [Answers(Status = 202)]
    [Answers(Status = 404)]
    public async Task<IActionResult> PostFeedback(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/feedback")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = await RequestBody.ReadAsync(request, RequestBody.Usual, cancellationToken);
        return await feedback.AcceptAsync(body, cancellationToken)
            ? new AcceptedResult()
            : Problems.NotFound("There is no such prediction. Send the predictionId of an answer, within its time of keeping.");
    }
}
