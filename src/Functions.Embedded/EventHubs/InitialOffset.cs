namespace Functions.Embedded.EventHubs;

/// <summary>Where a consumer group without a checkpoint begins.</summary>
/// <param name="IsFromEnd">Whether only events from now on are read.</param>
/// <param name="EnqueuedAt">The time from which events are read; null without such a bound.</param>
internal sealed record InitialOffset(bool IsFromEnd, DateTimeOffset? EnqueuedAt)
{
    /// <summary>From the oldest event that is kept.</summary>
    public static readonly InitialOffset FromStart = new(IsFromEnd: false, null);
}
