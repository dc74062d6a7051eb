namespace Trends.Collect.Quota;

/// <summary>What a platform's headers say about a window. Null where they say nothing.</summary>
/// <param name="Limit">The limit, in the plan's units.</param>
/// <param name="Remaining">What is left; 0 or more.</param>
/// <param name="Used">What is used; 0 or more.</param>
/// <param name="UsedShare">The used share of the limit; 0 or more, 1 when all is used.</param>
/// <param name="ResetAt">When the window ends, in UTC.</param>
/// <param name="BlockedUntil">Until when the platform refuses calls, in UTC.</param>
public sealed record UsageReading(
    decimal? Limit = null,
    decimal? Remaining = null,
    decimal? Used = null,
    decimal? UsedShare = null,
    DateTimeOffset? ResetAt = null,
    DateTimeOffset? BlockedUntil = null)
{
    /// <summary>Gets the reading that says nothing.</summary>
    public static UsageReading None { get; } = new();

    /// <summary>Gets a value indicating whether nothing is left.</summary>
    public bool IsExhausted => Remaining <= 0 || UsedShare >= 1 || (Used is { } used && Limit is { } limit && used >= limit);
}
