namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks a method or a property whose value goes to a service once the function has finished.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
}
