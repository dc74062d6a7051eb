namespace Trends.Collect.Mapping;

/// <summary>One step of a JSON path: into a member, into one element, or into every element that passes.</summary>
/// <param name="Name">The member's name in UTF-8; null when the step is into an array.</param>
/// <param name="Index">The element's index; -1 for every element.</param>
/// <param name="Filter">What elements have to be; null for no matter what.</param>
internal sealed record PathSegment(byte[]? Name, int Index, PathFilter? Filter = null);
