using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>A bucket of points that fills steadily; the plan's limit is its capacity. Twitch: 800 points, refilled in a minute.</summary>
/// <param name="RefillPerSecond">Points added a second, until the bucket is full; above 0.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TokenBucketWindow(decimal RefillPerSecond) : QuotaWindow;
