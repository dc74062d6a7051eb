using Functions.Embedded.Invocation;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Reaches the HTTP request from an invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>Gives the HTTP request that started the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request's context; null when another trigger started the invocation.</returns>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context is EmbeddedContext { HasItems: false } embedded ? embedded.Invocation.Http
            : context.Items.TryGetValue(EmbeddedContext.HttpContextKey, out object? value) ? value as HttpContext : null;
    }
}
