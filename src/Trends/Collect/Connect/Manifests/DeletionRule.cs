namespace Trends.Collect.Connect.Manifests;

/// <summary>What a message deletes. Texts hold members as <c>{record.path}</c>; the record is the message's part.</summary>
/// <param name="Id">The post's id, as records of the platform have it; null when an author goes.</param>
/// <param name="Author">The author, as records name them; null when a post goes.</param>
/// <param name="At">Where it says when: ISO 8601, or seconds, milliseconds or microseconds since 1970; null where it does not.</param>
/// <param name="IsLocal">Whether the id is the sending server's own, which <see cref="PushPlan.LocalId"/> leads back to the record's.</param>
/// <param name="Prefix">What stands before the id and is no part of it, such as <c>yt:video:</c>; empty for nothing.</param>
public sealed record DeletionRule(string? Id = null, string? Author = null, string? At = null, bool IsLocal = false, string Prefix = "");
