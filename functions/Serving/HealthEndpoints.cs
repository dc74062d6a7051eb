using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.OpenApi;
using Trends.Marts;
using Trends.Storage;

namespace TrendFunctions.Serving;

/// <summary>Whether the app can do its work.</summary>
/// <param name="lake">The lake.</param>
/// <param name="state">The state.</param>
/// <param name="marts">The marts.</param>
public sealed class HealthEndpoints(ILake lake, IStateStore state, IMartStore marts)
{
    /// <summary>Tries every store.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>200 when all answer, 503 otherwise.</returns>
    [Function(nameof(GetHealth))]
    [Answers(MediaType = "application/json; charset=utf-8")]
    [Answers(Status = 503, MediaType = "application/json; charset=utf-8")]
    public async Task<IActionResult> GetHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        Dictionary<string, string> checks = new()
        {
            ["lake"] = await TryAsync(() => lake.FindAsync("health", cancellationToken)),
            ["state"] = await TryAsync(() => state.ReadAsync("health", "health", "health", cancellationToken)),
            ["marts"] = await TryAsync(() => marts.CreateAsync(MartDefinitions.Watermarks, cancellationToken)),
        };
        bool healthy = checks.Values.All(v => v == "ok");
        string? version = typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return new ObjectResult(new { status = healthy ? "healthy" : "unhealthy", version, checks })
        {
            StatusCode = healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
        };
    }

    private static async Task<string> TryAsync(Func<Task> check)
    {
        try
        {
            await check();
            return "ok";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The health page is anonymous: it tells that a store is out of reach, not where it is.
            return "unreachable";
        }
    }
}
