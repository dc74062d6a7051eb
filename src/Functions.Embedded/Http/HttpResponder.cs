using Functions.Embedded.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Http;

/// <summary>Turns what a function returned into the HTTP response.</summary>
internal sealed class HttpResponder(IOptions<JsonOptions> json)
{
    private static readonly ActionDescriptor Action = new();

    /// <summary>Writes the response; nothing is written for no value, when the function wrote it itself.</summary>
    public Task WriteAsync(HttpContext http, EmbeddedContext context)
    {
        object? value = Value(context);
        return value switch
        {
            null => Task.CompletedTask,
            IActionResult result => result.ExecuteResultAsync(new ActionContext(http, new RouteData(http.Request.RouteValues), Action)),
            IResult result => result.ExecuteAsync(http),
            string text => Results.Text(text).ExecuteAsync(http),
            byte[] bytes => Results.Bytes(bytes).ExecuteAsync(http),
            _ => http.Response.WriteAsJsonAsync(value, value.GetType(), json.Value.JsonSerializerOptions, http.RequestAborted),
        };
    }

    private static object? Value(EmbeddedContext context)
    {
        if (context.Plan.Outputs.Count == 0)
        {
            return context.Result;
        }

        // Middleware may have put a response in the place of a result with several outputs.
        return context.Result is IActionResult or IResult ? context.Result
            : context.Plan.HttpOutput is { } output ? context.Output(output) : null;
    }
}
