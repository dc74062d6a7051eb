using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Functions.Embedded.Http;

/// <summary>Writes errors as RFC 9457 problems.</summary>
internal static class Problems
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes a problem, unless a response is on its way already.</summary>
    public static Task WriteAsync(HttpContext http, int status, string? detail, string? correlationId = null)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        ProblemDetails problem = new() { Type = "about:blank", Title = ReasonPhrases.GetReasonPhrase(status), Status = status, Detail = detail };
        if (correlationId is not null)
        {
            problem.Extensions["correlationId"] = correlationId;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(problem, Json, "application/problem+json", http.RequestAborted);
    }
}
