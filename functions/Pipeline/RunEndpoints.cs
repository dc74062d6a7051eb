using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;

namespace TrendFunctions.Pipeline;

/// <summary>Starts runs and shows their reports.</summary>
/// <param name="starter">Starts.</param>
/// <param name="ledger">Keeps reports.</param>
/// <param name="configuration">Holds <c>Inputs:Root</c>.</param>
public sealed class RunEndpoints(RunStarter starter, RunLedger ledger, IConfiguration configuration)
{
    /// <summary>Starts a run.</summary>
    /// <param name="request">Body: <see cref="StartRunRequest"/>.</param>
    /// <param name="client">The durable client.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(StartRun))]
    [Takes(typeof(StartRunRequest), """{"inputs":[],"stages":[]}""", Optional = true)]
    [Answers(Status = 202, MediaType = "application/json; charset=utf-8")]
    public async Task<IActionResult> StartRun(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/pipeline/runs")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = await RequestBody.ReadAsync(request, RequestBody.Usual, cancellationToken);
        StartRunRequest asked = body.IsEmpty ? new() : RequestBody.Parse<StartRunRequest>(body);
        string id = await starter.StartAsync(client, asked.ToRequest(configuration["Inputs:Root"]), cancellationToken);
        return new AcceptedResult($"/api/pipeline/runs/{id}", new { id });
    }

    /// <summary>Lists reports, newest first.</summary>
    /// <param name="request">Query: top, continuation.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetRuns))]
    [QueryParameter("top", "20", "How many reports.", Least = 1, Most = 100)]
    [QueryParameter("continuation", null, "As nextLink gave it.")]
    [Answers(typeof(RunPage))]
    public async Task<IActionResult> GetRuns(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/pipeline/runs")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        int top = QueryText.Number(request, "top", 20, 1, 100);
        string? continuation = request.Query["continuation"];
        (IReadOnlyList<RunReport> reports, string? next) = await ledger.ListAsync(top, string.IsNullOrEmpty(continuation) ? null : continuation, cancellationToken);
        string? link = next is null ? null : $"/api/pipeline/runs?top={top}&continuation={Uri.EscapeDataString(next)}";
        return new JsonBytesResult(JsonSerializer.SerializeToUtf8Bytes(new RunPage(reports, link), RunJson.Default.RunPage));
    }

    /// <summary>Shows one report.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetRun))]
    [Answers(typeof(RunReport))]
    public async Task<IActionResult> GetRun(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/pipeline/runs/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
        => await ledger.FindAsync(id, cancellationToken) is { } report
            ? new JsonBytesResult(JsonSerializer.SerializeToUtf8Bytes(report, RunJson.Default.RunReport))
            : Problems.NotFound($"There is no run '{id}'. See GET /api/pipeline/runs.");
}
