namespace Trends.Collect.Quota;

/// <summary>A window that a platform closed.</summary>
/// <param name="Until">Until when, in UTC.</param>
/// <param name="Reason">Why, in words for a log.</param>
internal sealed record QuotaBlock(DateTimeOffset Until, string Reason);
