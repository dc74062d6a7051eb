namespace Trends.Collect.Connect.Manifests;

/// <summary>What one sort of message means: records, a deletion, or nothing that belongs here.</summary>
/// <param name="When">What such a message has, all of it; written like the shape of records, such as <c>kind=commit</c>.</param>
/// <param name="At">Where it holds its records; the message itself by default. Not for deletions.</param>
/// <param name="Delete">What it deletes; null for records.</param>
/// <param name="Announces">Why it gives no record although it tells of one: the platform sends an id and no content. It is set aside with this reason; null where it gives one.</param>
/// <param name="Skip">Why nothing of it is kept: what it says besides posts, such as that a name changed; null for others.</param>
public sealed record PushRule(IReadOnlyList<string> When, string? At = null, DeletionRule? Delete = null, string? Announces = null, string? Skip = null);
