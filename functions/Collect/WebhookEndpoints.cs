using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using Trends.Collect.Connect.Push.Webhooks;

namespace TrendFunctions.Collect;

/// <summary>Where platforms call. No key is asked for: what a platform signs is believed, and nothing else.</summary>
/// <param name="receiver">Looks at who calls, and stores what is brought.</param>
public sealed class WebhookEndpoints(WebhookReceiver receiver)
{
    /// <summary>Answers a platform's question whether this address is its owner's.</summary>
    /// <param name="request">The request.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetWebhook))]
    [Answers(MediaType = "text/plain")]
    [Answers(Status = 401)]
    [Answers(Status = 404)]
    public Task<IActionResult> GetWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhooks/{platform}")] HttpRequest request,
        string platform,
        CancellationToken cancellationToken)
        => AnswerAsync(request, platform, isPost: false, default, cancellationToken);

    /// <summary>Takes what a platform tells; it is durably stored when the answer goes out.</summary>
    /// <param name="request">Body: as the platform sends it, at most 1 MB.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PostWebhook))]
    [Answers(MediaType = "text/plain")]
    [Answers(Status = 401)]
    [Answers(Status = 404)]
    [Answers(Status = 413)]
    public async Task<IActionResult> PostWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/{platform}")] HttpRequest request,
        string platform,
        CancellationToken cancellationToken)
        => await AnswerAsync(request, platform, isPost: true, await RequestBody.ReadAsync(request, WebhookReceiver.MaxBytes, cancellationToken), cancellationToken);

    private async Task<IActionResult> AnswerAsync(HttpRequest request, string platform, bool isPost, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        string? Query(string name) => request.Query.TryGetValue(name, out var values) ? values[0] : null;
        string? Header(string name) => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
        WebhookReply reply = await receiver.ReceiveAsync(platform, new(isPost, Query, Header, body), cancellationToken);
        return reply.Status switch
        {
            StatusCodes.Status200OK => new ContentResult { StatusCode = reply.Status, ContentType = "text/plain", Content = reply.Body },
            StatusCodes.Status404NotFound => Problems.NotFound(reply.Body),
            _ => Problems.Unauthorized(reply.Body),
        };
    }
}
