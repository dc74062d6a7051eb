using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace TrendFunctions.Hosting;

/// <summary>JSON that is serialised already.</summary>
/// <param name="body">UTF-8 JSON.</param>
/// <param name="statusCode">The status; 200 by default.</param>
internal sealed class JsonBytesResult(ReadOnlyMemory<byte> body, int statusCode = StatusCodes.Status200OK) : IActionResult
{
    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpResponse response = context.HttpContext.Response;
        response.StatusCode = statusCode;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.HttpContext.RequestAborted);
    }
}
