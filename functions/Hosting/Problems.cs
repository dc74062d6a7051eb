using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace TrendFunctions.Hosting;

/// <summary>Makes <c>application/problem+json</c> answers.</summary>
internal static class Problems
{
    /// <summary>What was asked for is not there.</summary>
    /// <param name="detail">What, and how to find what is.</param>
    public static IActionResult NotFound(string detail) => new ObjectResult(new ProblemDetails
    {
        Type = "about:blank",
        Title = "Not found.",
        Status = StatusCodes.Status404NotFound,
        Detail = detail,
    })
    {
        StatusCode = StatusCodes.Status404NotFound,
        ContentTypes = { "application/problem+json" },
    };
}
