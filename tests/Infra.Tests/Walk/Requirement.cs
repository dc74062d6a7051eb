namespace Infra.Tests.Walk;

/// <summary>What a resource must say.</summary>
/// <param name="Type">The type of resource.</param>
/// <param name="Path">The property, names parted by dots.</param>
/// <param name="Allowed">The values that do.</param>
internal sealed record Requirement(string Type, string Path, params string[] Allowed);
