namespace Functions.Embedded.Invocation;

/// <summary>Makes one argument of a function's method.</summary>
/// <param name="context">The invocation.</param>
/// <returns>The value, of the parameter's type.</returns>
internal delegate ValueTask<object?> ArgumentSource(EmbeddedContext context);
