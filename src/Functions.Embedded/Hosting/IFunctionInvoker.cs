namespace Functions.Embedded.Hosting;

/// <summary>Calls functions: a container scope, the middleware, the other parameters, the method, the outputs.</summary>
internal interface IFunctionInvoker
{
    /// <summary>Calls a function once; retries are the trigger's business.</summary>
    /// <param name="invocation">What to call with what.</param>
    /// <param name="cancellationToken">Given to the function; cancelled when the host stops.</param>
    /// <returns>What the method returned, awaited, after its output bindings are stored; null for none.</returns>
    /// <exception cref="Exception">What the function threw, unwrapped.</exception>
    Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellationToken);
}
