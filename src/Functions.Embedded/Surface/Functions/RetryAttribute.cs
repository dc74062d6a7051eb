namespace Microsoft.Azure.Functions.Worker;

/// <summary>Says how a failed call is repeated.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Gets how often a failed call is repeated; -1 means without end.</summary>
    public int MaxRetryCount { get; protected set; }
}
