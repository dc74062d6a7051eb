using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using TrendFunctions.Pipeline;

namespace TrendFunctions.Erasure;

/// <summary>Erases persons and posts, and shows the receipts. Nobody without the app's own key may.</summary>
/// <param name="erasures">Makes the runs' requests.</param>
/// <param name="starter">Starts runs.</param>
/// <param name="receipts">Keeps receipts.</param>
public sealed class ErasureEndpoints(ErasureStarter erasures, RunStarter starter, ErasureReceipts receipts)
{
    /// <summary>Starts an erasure from every store. What is erased stays out when a source gives it again.</summary>
    /// <param name="request">Body: <see cref="ErasureRequest"/>.</param>
    /// <param name="client">The durable client.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(StartErasure))]
    [Takes(typeof(ErasureRequest), """{"author":"nobody-of-this-name","platform":"mastodon"}""")]
    [Answers(Status = 202, MediaType = "application/json; charset=utf-8")]
    public async Task<IActionResult> StartErasure(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "api/erasures")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ErasureRequest asked = RequestBody.Parse<ErasureRequest>(await RequestBody.ReadAsync(request, RequestBody.Usual, cancellationToken));
        string id = await starter.StartAsync(client, await erasures.RequestAsync(asked, cancellationToken), cancellationToken);
        return new AcceptedResult($"/api/erasures/{id}", new { id });
    }

    /// <summary>Shows the receipt of an erasure.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The id that starting it gave.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetErasure))]
    [Answers(typeof(ErasureReceipt))]
    [Answers(Status = 404)]
    public async Task<IActionResult> GetErasure(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "api/erasures/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
        => await receipts.FindAsync(id, cancellationToken) is { } receipt
            ? new JsonBytesResult(JsonSerializer.SerializeToUtf8Bytes(receipt, RunJson.Default.ErasureReceipt))
            : Problems.NotFound($"There is no receipt of an erasure '{id}'. It is written once raw has been looked through: see GET /api/pipeline/runs/{id}.");
}
