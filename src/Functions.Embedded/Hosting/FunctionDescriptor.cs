using System.Reflection;

namespace Functions.Embedded.Hosting;

/// <summary>One function found in the app: a public method under <c>[Function]</c> with exactly one trigger parameter.</summary>
/// <param name="Name">The function's name, unique in the app without regard to case.</param>
/// <param name="Method">The method; its class comes from the container, one instance a call, unless it is static.</param>
/// <param name="TriggerParameter">The parameter under a trigger attribute.</param>
/// <param name="Trigger">That attribute.</param>
internal sealed record FunctionDescriptor(string Name, MethodInfo Method, ParameterInfo TriggerParameter, Attribute Trigger);
