using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>At most the limit of calls at the same time. X: one connection to the filtered stream.</summary>
/// <param name="Lease">
/// How long a call holds its place without a sign of life (<see cref="QuotaGrant.RenewAsync"/>): 1 second to 1 day. A holder that crashed
/// blocks its place no longer than this.
/// </param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ConcurrencyWindow(TimeSpan Lease) : QuotaWindow;
