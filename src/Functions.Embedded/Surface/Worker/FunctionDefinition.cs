using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Describes a function.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Gets the method's parameters, in order.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>Gets the path of the assembly that holds the function.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>Gets the full name of the method, such as <c>App.Orders.Run</c>.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Gets the id, stable between starts.</summary>
    public abstract string Id { get; }

    /// <summary>Gets the name from the function attribute.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the trigger and the input bindings by parameter name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>Gets the output bindings by property name; <c>$return</c> for one on the method.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
