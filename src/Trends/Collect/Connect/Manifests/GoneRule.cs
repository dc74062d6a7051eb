namespace Trends.Collect.Connect.Manifests;

/// <summary>One way in which a platform says that a post is no more.</summary>
/// <param name="When">Members by which it is known, as in <see cref="RecordsPlan.Shape"/>; all of them. A status alone says nothing: whatever stands before a platform answers with it too.</param>
/// <param name="At">Where the answer holds what they are looked for in; the answer itself by default.</param>
/// <param name="Id">Where that holds what the post was asked for by, as in <see cref="FoundPlan.Id"/>; null where it speaks of all that was asked for.</param>
/// <param name="Status">The statuses it comes with; those of good answers by default.</param>
public sealed record GoneRule(IReadOnlyList<string> When, string At = "$", string? Id = null, IReadOnlyList<int>? Status = null);
