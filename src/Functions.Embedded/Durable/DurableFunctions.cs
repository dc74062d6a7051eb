using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Durable;

/// <summary>The orchestrators and activities of the app, by name without regard to case.</summary>
internal sealed class DurableFunctions
{
    private readonly Dictionary<string, FunctionDescriptor> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FunctionDescriptor> _activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Initializes a new instance of the <see cref="DurableFunctions"/> class.</summary>
    public DurableFunctions(IFunctionCatalog catalog)
    {
        foreach (FunctionDescriptor function in catalog.Functions)
        {
            if (function.Trigger is OrchestrationTriggerAttribute orchestration)
            {
                _orchestrators[orchestration.Orchestration ?? function.Name] = function;
            }
            else if (function.Trigger is ActivityTriggerAttribute activity)
            {
                _activities[activity.Activity ?? function.Name] = function;
            }
        }
    }

    /// <summary>Finds an orchestrator.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal FunctionDescriptor Orchestrator(string name) => Find(_orchestrators, name, "orchestrator", "[OrchestrationTrigger]");

    /// <summary>Finds an activity.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal FunctionDescriptor Activity(string name) => Find(_activities, name, "activity", "[ActivityTrigger]");

    private static FunctionDescriptor Find(Dictionary<string, FunctionDescriptor> functions, string name, string kind, string attribute) =>
        functions.TryGetValue(name ?? string.Empty, out FunctionDescriptor? function)
            ? function
            : throw new ArgumentException(
                $"There is no {kind} '{name}'; the app has {(functions.Count == 0 ? "none" : string.Join(", ", functions.Keys.Order(StringComparer.OrdinalIgnoreCase)))}. "
                + $"Check the name, or add a [Function] with an {attribute} parameter.");
}
