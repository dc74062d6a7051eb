using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>What a call costs in the units of a window.</summary>
/// <param name="Per">What is counted.</param>
/// <param name="Units">The units for each; above 0, 1 by default.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record QuotaCost(QuotaCostUnit Per, decimal Units = 1);
