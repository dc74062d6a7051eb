namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the type that makes a parameter's value. The embedded runtime knows its own converters only.</summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Struct,
    AllowMultiple = true)]
public class InputConverterAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="converterType">The converter's type.</param>
    /// <exception cref="ArgumentNullException">The type is null.</exception>
    public InputConverterAttribute(Type converterType)
    {
        ArgumentNullException.ThrowIfNull(converterType);
        ConverterType = converterType;
    }

    /// <summary>Gets the converter's type.</summary>
    public Type ConverterType { get; }
}
