using System.Reflection;
using Azure.Messaging.EventHubs;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Tests.EventHubs;

/// <summary>Function signatures, and an invoker that hands every call to the test.</summary>
internal sealed class FakeFunctions(string[] methods, Func<FunctionInvocation, Task> body) : IFunctionCatalog, IFunctionInvoker
{
    public IReadOnlyList<FunctionDescriptor> Functions { get; } = [.. methods.Select(Describe)];

    public static void Batch([EventHubTrigger("hub", ConsumerGroup = "batch")] EventData[] events) => _ = events;

    public static void Other([EventHubTrigger("hub", ConsumerGroup = "other")] EventData[] events) => _ = events;

    public static void Twin([EventHubTrigger("HUB", ConsumerGroup = "BATCH")] EventData[] events) => _ = events;

    public static void Single([EventHubTrigger("hub", IsBatched = false)] EventData item) => _ = item;

    public static void Texts([EventHubTrigger("hub")] string[] events) => _ = events;

    public static void Orders([EventHubTrigger("hub")] Order[] events) => _ = events;

    public static void Wrong([EventHubTrigger("hub")] string item) => _ = item;

    [FixedDelayRetry(2, "00:00:10")]
    public static void Twice([EventHubTrigger("hub", ConsumerGroup = "batch")] EventData[] events) => _ = events;

    [FixedDelayRetry(0, "00:00:10")]
    public static void Never([EventHubTrigger("hub", ConsumerGroup = "batch")] EventData[] events) => _ = events;

    public async Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellationToken)
    {
        await body(invocation);
        return null;
    }

    private static FunctionDescriptor Describe(string name)
    {
        MethodInfo method = typeof(FakeFunctions).GetMethod(name)!;
        ParameterInfo parameter = method.GetParameters()[0];
        return new FunctionDescriptor(name, method, parameter, parameter.GetCustomAttribute<EventHubTriggerAttribute>()!);
    }

    internal sealed record Order(string Id, int Count);
}
