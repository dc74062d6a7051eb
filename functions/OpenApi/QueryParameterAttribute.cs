namespace TrendFunctions.OpenApi;

/// <summary>Says what query parameter an endpoint reads.</summary>
/// <param name="name">The parameter's name.</param>
/// <param name="absent">What the endpoint takes when it is absent; null for nothing.</param>
/// <param name="description">Meaning and range.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class QueryParameterAttribute(string name, string? absent, string description) : Attribute
{
    /// <summary>Gets the parameter's name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the default.</summary>
    public string? Absent { get; } = absent;

    /// <summary>Gets the meaning and range.</summary>
    public string Description { get; } = description;

    /// <summary>Gets or sets the least number; with it the parameter is a whole number.</summary>
    public int Least { get; set; } = int.MinValue;

    /// <summary>Gets or sets the greatest number.</summary>
    public int Most { get; set; } = int.MaxValue;
}
