using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>A price for each item read, and a cap for the month: the plan's limit, in US dollars. An item that was paid is free again until midnight UTC.</summary>
/// <param name="Prices">The price in US dollars of each kind of item, such as <c>post</c>; 0 or more.</param>
/// <param name="Zone">The IANA zone whose months count; <c>UTC</c> by default.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MoneyWindow(IReadOnlyDictionary<string, decimal> Prices, string Zone = "UTC") : QuotaWindow;
