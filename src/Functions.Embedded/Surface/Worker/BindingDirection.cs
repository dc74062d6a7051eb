namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tells whether a binding brings values in or takes them out.</summary>
public enum BindingDirection
{
    /// <summary>A trigger or an input.</summary>
    In = 0,

    /// <summary>An output.</summary>
    Out = 1,
}
