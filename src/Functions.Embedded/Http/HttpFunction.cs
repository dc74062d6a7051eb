using Functions.Embedded.Hosting;
using Functions.Embedded.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Http;

/// <summary>Serves the requests of one HTTP function.</summary>
internal sealed partial class HttpFunction(
    FunctionPlan plan,
    FunctionInvoker invoker,
    HttpResponder responder,
    byte[][]? keys,
    ILogger logger,
    CancellationToken hostToken)
{
    private readonly bool _takesContext = plan.Function.TriggerParameter.ParameterType == typeof(HttpContext);

    /// <summary>Serves one request.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        if (keys is not null && !FunctionKeys.Opens(keys, http.Request))
        {
            await Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, "Show a function key in the header x-functions-key or the query parameter code.");
            return;
        }

        FunctionInvocation invocation = new(plan.Function, _takesContext ? http : http.Request, http.Request.RouteValues) { Http = http };
        using EmbeddedContext context = new(plan, invocation, http.RequestServices, http.RequestAborted, hostToken);
        try
        {
            await invoker.RunAsync(context);
            await responder.WriteAsync(http, context);
        }
        catch (BadHttpRequestException e)
        {
            Log.Refused(logger, plan.Function.Name, e.StatusCode, e.Message);
            await Problems.WriteAsync(http, e.StatusCode, e.Message);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            Log.CallerLeft(logger, plan.Function.Name);
        }
        catch (OperationCanceledException) when (hostToken.IsCancellationRequested)
        {
            await Problems.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The host is stopping. Try again.");
        }
        catch (Exception e)
        {
            Log.Failed(logger, e, plan.Function.Name, context.InvocationId);
            await Problems.WriteAsync(http, StatusCodes.Status500InternalServerError, "The function failed. The log has the details under the correlation id.", context.InvocationId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Refused a request to '{Function}' with {Status}: {Reason}")]
        public static partial void Refused(ILogger logger, string function, int status, string reason);

        [LoggerMessage(Level = LogLevel.Debug, Message = "The caller of '{Function}' left before the answer.")]
        public static partial void CallerLeft(ILogger logger, string function);

        [LoggerMessage(Level = LogLevel.Error, Message = "Function '{Function}' failed; correlation id {CorrelationId}.")]
        public static partial void Failed(ILogger logger, Exception exception, string function, string correlationId);
    }
}
