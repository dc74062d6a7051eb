using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>
/// At most the limit of different items in any stretch of one length; an item's repeats are free until that long after its first use,
/// and do not prolong it. Instagram: 30 hashtags in 7 days.
/// </summary>
/// <param name="Length">The length: 1 second to 31 days.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DistinctWindow(TimeSpan Length) : QuotaWindow;
