namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger knows about one invocation.</summary>
public abstract class BindingContext
{
    /// <summary>Gets the trigger's values by name, such as route values; names ignore case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
