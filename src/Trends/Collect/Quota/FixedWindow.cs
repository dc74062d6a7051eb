using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>At most the limit in each window of one length; a new window starts empty. X: 450 calls in 15 minutes.</summary>
/// <param name="Length">The length: 1 second to 31 days.</param>
/// <param name="Start">When windows start.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FixedWindow(TimeSpan Length, WindowStart Start = WindowStart.Clock) : QuotaWindow;
