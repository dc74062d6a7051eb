using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace TrendFunctions.Hosting;

/// <summary>Makes <c>application/problem+json</c> answers.</summary>
internal static class Problems
{
    /// <summary>What was asked for is not there.</summary>
    /// <param name="detail">What, and how to find what is.</param>
    public static IActionResult NotFound(string detail) => Make(StatusCodes.Status404NotFound, "Not found.", detail);

    /// <summary>Nobody believes that the caller is who it says.</summary>
    /// <param name="detail">Why not.</param>
    public static IActionResult Unauthorized(string detail) => Make(StatusCodes.Status401Unauthorized, "Not believed.", detail);

    private static ObjectResult Make(int status, string title, string detail) => new(new ProblemDetails
    {
        Type = "about:blank",
        Title = title,
        Status = status,
        Detail = detail,
    })
    {
        StatusCode = status,
        ContentTypes = { "application/problem+json" },
    };
}
