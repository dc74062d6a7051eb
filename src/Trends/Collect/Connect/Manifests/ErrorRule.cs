namespace Trends.Collect.Connect.Manifests;

/// <summary>One way in which a platform says that something is wrong.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Status">The statuses it comes with; empty for any, 200 included.</param>
/// <param name="At">Where the body says more; null when the status alone decides.</param>
/// <param name="In">The values there that the rule is for; null for any value.</param>
/// <param name="Contains">A text that the value has to hold, letter case aside; without <paramref name="At"/>, the start of an answer that is no JSON. Null for none.</param>
/// <param name="Blocks">The quota that is used up, for <see cref="ErrorKind.RateLimited"/>; null for those of the stream.</param>
/// <param name="WaitAt">Where the body says how long to wait, in units of <paramref name="WaitUnit"/>; null where only headers do.</param>
/// <param name="WaitUnit">The unit.</param>
/// <param name="Note">What the user should do about it; null for what the kind says.</param>
public sealed record ErrorRule(
    ErrorKind Kind,
    IReadOnlyList<int>? Status = null,
    string? At = null,
    IReadOnlyList<string>? In = null,
    string? Contains = null,
    string? Blocks = null,
    string? WaitAt = null,
    WaitUnit WaitUnit = WaitUnit.Seconds,
    string? Note = null);
