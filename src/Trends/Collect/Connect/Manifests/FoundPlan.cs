namespace Trends.Collect.Connect.Manifests;

/// <summary>Where an answer to a look-up holds posts.</summary>
/// <param name="At">The paths to them, such as <c>$.items[*]</c>.</param>
/// <param name="Id">Where a post holds what it was asked for by; a text such as <c>{record.owner_id}_{record.id}</c> where that is put together. Null where one is asked for at a time.</param>
public sealed record FoundPlan(IReadOnlyList<string> At, string? Id = null);
