using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.OpenApi;
using Trends.Storage;

namespace TrendFunctions.Serving;

/// <summary>Lets clients listen to live messages.</summary>
/// <param name="push">Sends them.</param>
public sealed class NegotiateEndpoints(ILivePush push)
{
    /// <summary>Gives an address to connect to.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(Negotiate))]
    [Answers(MediaType = "application/json; charset=utf-8")]
    public async Task<IActionResult> Negotiate(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/negotiate")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new OkObjectResult(new { url = await push.NegotiateAsync($"{request.Scheme}://{request.Host}", cancellationToken) });
    }
}
