namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The base of every input binding attribute.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute;
