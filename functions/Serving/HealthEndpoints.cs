using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.OpenApi;
using Trends.Storage;

namespace TrendFunctions.Serving;

/// <summary>Whether the app can do its work, and what it does without.</summary>
/// <param name="parts">What it works with.</param>
public sealed class HealthEndpoints(IEnumerable<IPartHealth> parts)
{
    private readonly IPartHealth[] _parts = [.. parts];

    /// <summary>Tries every part: all answer and the app is healthy; one that it can do without is out of reach, and it is degraded; else it is unhealthy.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>200 when it is healthy or degraded, 503 otherwise.</returns>
    [Function(nameof(GetHealth))]
    [Answers(MediaType = "application/json; charset=utf-8")]
    [Answers(Status = 503, MediaType = "application/json; charset=utf-8")]
    public async Task<IActionResult> GetHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        bool[] reached = await Task.WhenAll(_parts.Select(p => p.AnswersAsync(cancellationToken)));
        string status = reached.All(r => r) ? "healthy" : _parts.Where((p, i) => p.Required && !reached[i]).Any() ? "unhealthy" : "degraded";
        string? version = typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

        // The page is anonymous: it tells that a part is out of reach, not where it is or why.
        Dictionary<string, string> checks = _parts.Zip(reached).ToDictionary(p => p.First.Name, p => p.Second ? "ok" : "unreachable");
        return new ObjectResult(new { status, version, checks })
        {
            StatusCode = status == "unhealthy" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK,
        };
    }
}
