using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>
/// At most the limit of answers with certain statuses in any stretch of one length, so that the platform does not ban the caller.
/// A call on its way counts until it is answered. Discord: 10,000 of 401, 403, 429 in 10 minutes.
/// </summary>
/// <param name="Length">The length: 1 second to 31 days.</param>
/// <param name="Statuses">The HTTP statuses that count.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record InvalidRequestWindow(TimeSpan Length, IReadOnlyList<int> Statuses) : QuotaWindow;
