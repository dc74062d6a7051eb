using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;

namespace TrendFunctions.Serving;

/// <summary>The description of the HTTP interface.</summary>
public static class OpenApiEndpoints
{
    /// <summary>This interface as OpenAPI 3.1.</summary>
    /// <param name="request">The request.</param>
    [Function(nameof(GetOpenApi))]
    [Answers(MediaType = "application/json; charset=utf-8")]
    public static IActionResult GetOpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request)
        => new JsonBytesResult(ApiDescription.Json);
}
