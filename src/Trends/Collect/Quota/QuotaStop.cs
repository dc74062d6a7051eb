namespace Trends.Collect.Quota;

/// <summary>The platform said stop: what a platform's error rule makes of a response, be its status 429, 403, 400 or 200.</summary>
/// <param name="Plan">The plan that is used up; null when the response does not tell which.</param>
/// <param name="Until">Until when, in UTC; null for what <c>Retry-After</c>, the usage headers or the window itself say.</param>
/// <param name="Reason">Why, in words for a log; never a secret or a text of people.</param>
public sealed record QuotaStop(string? Plan = null, DateTimeOffset? Until = null, string Reason = "the platform said stop");
