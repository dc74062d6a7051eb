namespace Microsoft.Azure.Functions.Worker;

/// <summary>Describes one binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>Gets the name of the parameter or property; <c>$return</c> for an attribute on the method.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the binding's type in camel case, such as <c>httpTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Gets the direction.</summary>
    public abstract BindingDirection Direction { get; }
}
