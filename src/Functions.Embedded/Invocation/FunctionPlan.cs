using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>A function made ready to call: everything that reflection tells is looked up once.</summary>
/// <param name="Function">The function.</param>
/// <param name="Definition">Its description.</param>
/// <param name="Outputs">Its output bindings.</param>
/// <param name="Arguments">Makes each argument from the invocation.</param>
/// <param name="MakeTarget">Makes the function class; null for a static method.</param>
/// <param name="Call">Calls the method.</param>
internal sealed record FunctionPlan(
    FunctionDescriptor Function,
    FunctionDefinition Definition,
    IReadOnlyList<OutputSlot> Outputs,
    ArgumentSource[] Arguments,
    Func<IServiceProvider, object>? MakeTarget,
    MethodCall Call)
{
    /// <summary>Gets the output that is the HTTP response of a result with several outputs; null when the result itself is.</summary>
    public OutputSlot? HttpOutput { get; } = Outputs.FirstOrDefault(o => o.Attribute is HttpResultAttribute);

    private Type? OutputOwner { get; } = Outputs.Count > 0 && Outputs[0].Name != OutputPlan.Return ? MethodReturn.ValueType(Function.Method) : null;

    /// <summary>Tells whether a result has the outputs' properties; middleware may have put another result in its place.</summary>
    public bool IsOwnResult(object result) => OutputOwner is null || OutputOwner.IsInstanceOfType(result);

    /// <summary>Makes the class and the arguments, and calls the method.</summary>
    public async Task<object?> RunAsync(EmbeddedContext context)
    {
        object? target = MakeTarget?.Invoke(context.InstanceServices);
        try
        {
            object?[] arguments = Arguments.Length == 0 ? [] : new object?[Arguments.Length];
            for (int i = 0; i < arguments.Length; i++)
            {
                arguments[i] = await Arguments[i](context);
            }

            return await Call(target, arguments);
        }
        finally
        {
            await DisposeAsync(target);
        }
    }

    private static ValueTask DisposeAsync(object? target)
    {
        switch (target)
        {
            case IAsyncDisposable disposable:
                return disposable.DisposeAsync();
            case IDisposable disposable:
                disposable.Dispose();
                return default;
            default:
                return default;
        }
    }
}
