using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>At most the limit in each day or month of a zone. YouTube: 10,000 units a day of America/Los_Angeles.</summary>
/// <param name="Unit">A day or a month.</param>
/// <param name="Zone">The IANA zone whose midnight ends the window; <c>UTC</c> by default.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CalendarWindow(CalendarUnit Unit, string Zone = "UTC") : QuotaWindow;
