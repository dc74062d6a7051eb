namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, as a type.</summary>
/// <typeparam name="T">The type.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>Gets or sets the value.</summary>
    public abstract T? Value { get; set; }
}
