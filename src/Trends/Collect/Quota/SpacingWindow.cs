using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>One call, then none for a while; the plan's limit is 1. GDELT: one in 5 seconds.</summary>
/// <param name="Every">The least time from one call to the next: 10 milliseconds to 1 day.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SpacingWindow(TimeSpan Every) : QuotaWindow;
