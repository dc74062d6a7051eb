namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Runs the rest of an invocation.</summary>
/// <param name="context">The invocation.</param>
/// <returns>Done when the rest is done; fails when the function does.</returns>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
