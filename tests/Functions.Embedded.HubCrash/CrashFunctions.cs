using Azure.Messaging.EventHubs;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.HubCrash;

/// <summary>The child's one function, as catalogue and invoker at once.</summary>
internal sealed class CrashFunctions(Func<EventData[], CancellationToken, Task> body) : IFunctionCatalog, IFunctionInvoker
{
    public IReadOnlyList<FunctionDescriptor> Functions { get; } = [Describe()];

    [ExponentialBackoffRetry(-1, "00:00:01", "00:00:10")]
    public static void Consume([EventHubTrigger("crash", ConsumerGroup = "child")] EventData[] events) => _ = events;

    public async Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellationToken)
    {
        await body((EventData[])invocation.TriggerValue!, cancellationToken);
        return null;
    }

    private static FunctionDescriptor Describe()
    {
        System.Reflection.MethodInfo method = typeof(CrashFunctions).GetMethod(nameof(Consume))!;
        System.Reflection.ParameterInfo parameter = method.GetParameters()[0];
        return new FunctionDescriptor(nameof(Consume), method, parameter, parameter.GetCustomAttributes(typeof(EventHubTriggerAttribute), inherit: false).Cast<Attribute>().Single());
    }
}
