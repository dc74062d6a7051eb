using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function for HTTP requests.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Takes all methods, with a function key.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>Takes some methods, from anybody.</summary>
    /// <param name="methods">Such as <c>"get"</c>; none means all.</param>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Takes all methods.</summary>
    /// <param name="authLevel">The key that callers must show.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>Takes some methods.</summary>
    /// <param name="authLevel">The key that callers must show.</param>
    /// <param name="methods">Such as <c>"get"</c>; none means all.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>Gets or sets the route below the host's prefix, such as <c>orders/{id:int?}</c>. Without it: the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>Gets the methods; null or empty means all.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>Gets the key that callers must show.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}
