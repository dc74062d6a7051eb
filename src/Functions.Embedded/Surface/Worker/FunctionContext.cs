namespace Microsoft.Azure.Functions.Worker;

/// <summary>Everything about one invocation; middleware and the function see the same one.</summary>
public abstract class FunctionContext
{
    /// <summary>Gets the invocation's id, unique per call.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Gets the function's id, stable between starts.</summary>
    public abstract string FunctionId { get; }

    /// <summary>Gets the distributed trace that the invocation belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>Gets the trigger's values.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Gets which attempt this is.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>Gets or sets the services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>Gets the function's description.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Gets or sets values that middleware and the function share during this invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Gets the features of this invocation.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Gets a token that is cancelled when the host stops or the caller goes away.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
