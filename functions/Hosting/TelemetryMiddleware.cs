using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Trends.Pipeline;

namespace TrendFunctions.Hosting;

/// <summary>Measures how often functions fail and how long they run. Orchestrators are left out: they are called again to replay.</summary>
/// <param name="metrics">Is told.</param>
internal sealed class TelemetryMiddleware(PipelineMetrics metrics) : IFunctionsWorkerMiddleware
{
    private readonly ConcurrentDictionary<string, string> _scopes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (!metrics.WatchesCalls)
        {
            return next(context);
        }

        string scope = _scopes.GetOrAdd(context.FunctionDefinition.Name, static (_, c) => Scope(c), context);
        return scope.Length == 0 ? next(context) : MeasureAsync(context, next, scope);
    }

    private static string Scope(FunctionContext context)
    {
        string[] triggers = [.. context.FunctionDefinition.InputBindings.Values.Select(b => b.Type.ToLowerInvariant())];
        return triggers.Contains("httptrigger") ? Telemetry.Scopes.Request
            : triggers.Contains("activitytrigger") ? Telemetry.Scopes.Activity
            : triggers.Contains("eventhubtrigger") ? Telemetry.Scopes.Events
            : triggers.Contains("timertrigger") ? Telemetry.Scopes.Timer
            : string.Empty;
    }

    private async Task MeasureAsync(FunctionContext context, FunctionExecutionDelegate next, string scope)
    {
        long started = Stopwatch.GetTimestamp();
        bool failed = true;
        try
        {
            await next(context);
            failed = scope == Telemetry.Scopes.Request && context.GetHttpContext()?.Response.StatusCode >= StatusCodes.Status500InternalServerError;
        }
        finally
        {
            metrics.Operation(scope, failed);
            metrics.FunctionRan(context.FunctionDefinition.Name, Stopwatch.GetElapsedTime(started));
        }
    }
}
