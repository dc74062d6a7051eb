namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks what binds a parameter, a property or a return value to a service.</summary>
public abstract class BindingAttribute : Attribute
{
}
