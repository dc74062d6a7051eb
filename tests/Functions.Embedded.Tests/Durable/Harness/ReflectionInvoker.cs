using System.Reflection;
using Functions.Embedded.Hosting;

namespace Functions.Embedded.Tests.Durable.Harness;

/// <summary>Calls methods by reflection: the trigger value, a cancellation token, and nothing else.</summary>
internal sealed class ReflectionInvoker(ReflectionCatalog catalog) : IFunctionInvoker
{
    public async Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellationToken)
    {
        MethodInfo method = invocation.Function.Method;
        object?[] arguments = [.. method.GetParameters().Select(parameter =>
            parameter == invocation.Function.TriggerParameter ? invocation.TriggerValue
            : parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
            : null)];
        object? result = method.Invoke(catalog.Targets[method], BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (result is not Task task)
        {
            return result;
        }

        await task;
        Type type = method.ReturnType;
        return type.IsGenericType ? type.GetProperty("Result")!.GetValue(task) : null;
    }
}
