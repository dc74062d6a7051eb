namespace TrendFunctions.OpenApi;

/// <summary>Says what an endpoint answers; the description at <c>/api/openapi.json</c> is made from it.</summary>
/// <param name="body">The type of the JSON body; null for none, or for a problem when the status is 400 or more.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AnswersAttribute(Type? body = null) : Attribute
{
    /// <summary>Gets the type of the JSON body.</summary>
    public Type? Body { get; } = body;

    /// <summary>Gets or sets the status. The default is 200.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Gets or sets the media type. The default is JSON.</summary>
    public string MediaType { get; set; } = "application/json";

    /// <summary>Gets or sets whether the answer holds predictions: it carries an id, model and version, and says whether it was cached.</summary>
    public bool Predicts { get; set; }
}
