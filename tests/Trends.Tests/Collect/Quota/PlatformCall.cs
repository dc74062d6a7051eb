using Trends.Collect.Quota;

namespace Trends.Tests.Collect.Quota;

/// <summary>A call as the platform saw it.</summary>
internal sealed record PlatformCall(DateTimeOffset At, decimal Cost, QuotaOutcome Outcome, string? Item, DateTimeOffset HeldUntil)
{
    internal DateTimeOffset? EndedAt { get; set; }
}
