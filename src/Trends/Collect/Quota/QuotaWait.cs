namespace Trends.Collect.Quota;

/// <summary>No leave yet.</summary>
/// <param name="Until">
/// The earliest time to ask again, in UTC; <see cref="DateTimeOffset.MaxValue"/> when the plan can never permit the call.
/// </param>
/// <param name="Plan">The plan that does not agree.</param>
/// <param name="Reason">Why, in words for a log.</param>
public sealed record QuotaWait(DateTimeOffset Until, string Plan, string Reason);
