namespace Microsoft.Azure.Functions.Worker;

/// <summary>One output binding with the value that the function left in it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract class OutputBindingData<T>
{
    /// <summary>Gets the binding's type, such as <c>http</c>.</summary>
    public abstract string BindingType { get; }

    /// <summary>Gets the property's name; <c>$return</c> for a binding on the method.</summary>
    public abstract string Name { get; }

    /// <summary>Gets or sets the value.</summary>
    public abstract T? Value { get; set; }
}
