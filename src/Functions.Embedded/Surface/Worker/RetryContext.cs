namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which attempt an invocation is.</summary>
public abstract class RetryContext
{
    /// <summary>Gets how many attempts failed before this one; 0 at the first.</summary>
    public abstract int RetryCount { get; }

    /// <summary>Gets how often the invocation may be tried again; −1 means without end.</summary>
    public abstract int MaxRetryCount { get; }
}
