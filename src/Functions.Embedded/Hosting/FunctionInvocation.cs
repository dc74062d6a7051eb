namespace Functions.Embedded.Hosting;

/// <summary>One call of a function, as a trigger asks for it.</summary>
/// <param name="Function">Which function.</param>
/// <param name="TriggerValue">What the trigger parameter gets, already of that parameter's type.</param>
/// <param name="BindingData">Values by name that other parameters and middleware may read, such as route values.</param>
internal sealed record FunctionInvocation(
    FunctionDescriptor Function,
    object? TriggerValue,
    IReadOnlyDictionary<string, object?> BindingData);
