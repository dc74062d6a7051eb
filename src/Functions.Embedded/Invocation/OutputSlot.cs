using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Functions.Embedded.Invocation;

/// <summary>One output binding of a function.</summary>
/// <param name="Index">The place among the function's outputs.</param>
/// <param name="Name">The property's name; <c>$return</c> for an attribute on the method.</param>
/// <param name="Type">The binding's type, such as <c>http</c>.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Read">Takes the value out of what the function returned.</param>
/// <param name="Writer">Who stores the value; null for the HTTP response.</param>
internal sealed record OutputSlot(
    int Index,
    string Name,
    string Type,
    OutputBindingAttribute Attribute,
    Func<object, object?> Read,
    IOutputWriter? Writer);
