namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step around every invocation.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the step.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest; not calling it skips the function.</param>
    /// <returns>Done when the step is.</returns>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
