namespace Trends.Collect.Mapping;

/// <summary>One step of a JSON path: into a member, into one element, or into every element.</summary>
/// <param name="Name">The member's name in UTF-8; null when the step is into an array.</param>
/// <param name="Index">The element's index; -1 for every element.</param>
internal sealed record PathSegment(byte[]? Name, int Index);
