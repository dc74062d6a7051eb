using System.Diagnostics;
using System.Text.Json;
using Azure.Messaging.EventHubs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Trends;
using Trends.Serving.Intake;

namespace TrendFunctions.Hosting;

/// <summary>Translates what endpoints throw into <c>application/problem+json</c>, once, for all of them.</summary>
/// <param name="logger">Is told of what nobody expected.</param>
internal sealed partial class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    private const string RetryAfterSeconds = "10";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception e) when (Translate(e) is { } problem && !http.Response.HasStarted)
        {
            await WriteAsync(http, problem);
        }
        catch (Exception e) when (e is not OperationCanceledException && !http.Response.HasStarted)
        {
            Log.Failed(logger, context.FunctionDefinition.Name, context.InvocationId, e);
            await WriteAsync(http, new()
            {
                Status = StatusCodes.Status500InternalServerError,
                Title = "Something went wrong on our side.",
                Detail = $"Look for {context.InvocationId} in the log.",
            });
        }
    }

    private static ProblemDetails? Translate(Exception e) => e switch
    {
        InvalidRequestException invalid => new ValidationProblemDetails(invalid.Errors.ToDictionary(p => p.Key, p => p.Value))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The request is not valid.",
            Detail = string.Join(' ', invalid.Errors.SelectMany(p => p.Value)),
        },
        InputException => new ProblemDetails { Status = StatusCodes.Status400BadRequest, Title = "The request is not valid.", Detail = e.Message },
        RequestTooLargeException => new ProblemDetails { Status = StatusCodes.Status413PayloadTooLarge, Title = "The request is too large.", Detail = e.Message },
        BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode, Title = "The request cannot be read.", Detail = bad.Message },
        TrendsException => new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable, Title = "This cannot be done now.", Detail = e.Message },
        EventHubsException => new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable, Title = "This cannot be done now.", Detail = "The event hub does not take it, so nothing was accepted. Send the same again." },
        _ => null,
    };

    private static Task WriteAsync(HttpContext http, ProblemDetails problem)
    {
        problem.Type ??= "about:blank";
        http.Response.Clear();
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        http.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return http.Response.WriteAsJsonAsync(problem, problem.GetType(), Json, "application/problem+json", http.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Function} failed; invocation {InvocationId}")]
        public static partial void Failed(ILogger logger, string function, string invocationId, Exception exception);
    }
}
