namespace TrendFunctions.OpenApi;

/// <summary>Says what JSON body an endpoint takes.</summary>
/// <param name="body">The type of the body.</param>
/// <param name="example">A body that the endpoint accepts, as JSON.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute(Type body, string example) : Attribute
{
    /// <summary>Gets the type of the body.</summary>
    public Type Body { get; } = body;

    /// <summary>Gets a body that the endpoint accepts, as JSON.</summary>
    public string Example { get; } = example;

    /// <summary>Gets or sets whether the body may be absent.</summary>
    public bool Optional { get; set; }
}
