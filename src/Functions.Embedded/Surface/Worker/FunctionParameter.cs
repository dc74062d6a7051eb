using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Describes one parameter of a function.</summary>
public class FunctionParameter
{
    /// <summary>Describes a parameter without default and properties.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    public FunctionParameter(string name, Type type)
        : this(name, type, ImmutableDictionary<string, object>.Empty)
    {
    }

    /// <summary>Describes a parameter that may have a default.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="hasDefaultValue">Whether a default is declared.</param>
    /// <param name="defaultValue">The default.</param>
    public FunctionParameter(string name, Type type, bool hasDefaultValue, object? defaultValue)
        : this(name, type, hasDefaultValue, defaultValue, ImmutableDictionary<string, object>.Empty)
    {
    }

    /// <summary>Describes a parameter with properties.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="properties">Further facts by name.</param>
    public FunctionParameter(string name, Type type, IReadOnlyDictionary<string, object> properties)
        : this(name, type, hasDefaultValue: false, defaultValue: null, properties)
    {
    }

    /// <summary>Describes a parameter with everything.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="hasDefaultValue">Whether a default is declared.</param>
    /// <param name="defaultValue">The default.</param>
    /// <param name="properties">Further facts by name.</param>
    public FunctionParameter(string name, Type type, bool hasDefaultValue, object? defaultValue, IReadOnlyDictionary<string, object> properties)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(properties);

        Name = name;
        Type = type;
        HasDefaultValue = hasDefaultValue;
        DefaultValue = defaultValue;
        IsReferenceOrNullableType = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        Properties = properties;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the type.</summary>
    public Type Type { get; }

    /// <summary>Gets a value indicating whether a default is declared.</summary>
    public bool HasDefaultValue { get; }

    /// <summary>Gets a value indicating whether the type can hold null.</summary>
    public bool IsReferenceOrNullableType { get; }

    /// <summary>Gets the default; null without one.</summary>
    public object? DefaultValue { get; }

    /// <summary>Gets further facts by name; empty for most.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; }
}
