namespace Functions.Embedded.Invocation;

/// <summary>Calls a function's method.</summary>
/// <param name="target">The function class; null for a static method.</param>
/// <param name="arguments">One value a parameter.</param>
/// <returns>What the method returned, awaited; null for none.</returns>
internal delegate ValueTask<object?> MethodCall(object? target, object?[] arguments);
