using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>At most the limit in any stretch of one length. Threads: 2,200 queries in 24 hours.</summary>
/// <param name="Length">The length: 1 second to 31 days.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RollingWindow(TimeSpan Length) : QuotaWindow;
