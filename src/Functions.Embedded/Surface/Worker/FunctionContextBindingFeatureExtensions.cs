using Functions.Embedded.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Lets middleware read and replace what a function returned.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>Gives what the function returned; setting its value replaces the result.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The result; its value is null before the function has run.</returns>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new EmbeddedResult(Embedded(context));

    /// <summary>Gives what the function returned, as a type; setting its value replaces the result.</summary>
    /// <typeparam name="T">The type that the result has.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        EmbeddedContext embedded = Embedded(context);
        return embedded.Result is T
            ? new EmbeddedResult<T>(embedded)
            : throw new InvalidOperationException(
                $"Function '{context.FunctionDefinition.Name}' returned {embedded.Result?.GetType().ToString() ?? "null"}, not {typeof(T)}. Ask for that type, or use GetInvocationResult().");
    }

    /// <summary>Gives the output bindings with the values that the function left in them; setting a value replaces it.</summary>
    /// <typeparam name="T">The type of value looked for; a binding with a value of another type is given with none.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>One item an output binding, in order of declaration.</returns>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context)
    {
        EmbeddedContext embedded = Embedded(context);
        return embedded.Plan.Outputs.Select(output => new EmbeddedOutput<T>(embedded, output));
    }

    private static EmbeddedContext Embedded(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context as EmbeddedContext
            ?? throw new InvalidOperationException($"A {context.GetType().Name} has no bindings. Pass the context that the runtime gave to the middleware.");
    }
}
