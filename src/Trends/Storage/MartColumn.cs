namespace Trends.Storage;

/// <summary>One column of a mart.</summary>
/// <param name="Name">The name in JSON and OData, camel case.</param>
/// <param name="Type">The type of its cells; any cell but partition and id may be null.</param>
public sealed record MartColumn(string Name, MartType Type);
