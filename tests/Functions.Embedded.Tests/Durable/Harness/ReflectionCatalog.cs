using System.Reflection;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Functions.Embedded.Tests.Durable.Harness;

/// <summary>Public methods of some types with a trigger parameter, under their method names.</summary>
internal sealed class ReflectionCatalog : IFunctionCatalog
{
    public ReflectionCatalog(params IEnumerable<object> hosts)
    {
        foreach (object host in hosts)
        {
            foreach (MethodInfo method in host.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            {
                if (method.GetParameters().FirstOrDefault(p => p.GetCustomAttribute<TriggerBindingAttribute>() is not null) is { } trigger)
                {
                    Targets[method] = host;
                    All.Add(new(method.Name, method, trigger, trigger.GetCustomAttribute<TriggerBindingAttribute>()!));
                }
            }
        }
    }

    public IReadOnlyList<FunctionDescriptor> Functions => All;

    internal Dictionary<MethodInfo, object> Targets { get; } = [];

    private List<FunctionDescriptor> All { get; } = [];
}
