using Azure.Messaging.EventHubs;

namespace Functions.Embedded.EventHubs;

/// <summary>A stored event that a function could not take.</summary>
/// <param name="Id">The row, rising with time.</param>
/// <param name="Hub">The hub.</param>
/// <param name="ConsumerGroup">The function's consumer group.</param>
/// <param name="Partition">The partition's name.</param>
/// <param name="Function">The function.</param>
/// <param name="Reason">What went wrong, in words.</param>
/// <param name="Attempts">How often it was tried, over all replays.</param>
/// <param name="DeadAt">When it was set aside, in UTC.</param>
/// <param name="IsReplaying">Whether it waits to be tried again.</param>
/// <param name="Event">The event as received, with its sequence number.</param>
internal sealed record DeadLetter(
    long Id,
    string Hub,
    string ConsumerGroup,
    string Partition,
    string Function,
    string Reason,
    int Attempts,
    DateTimeOffset DeadAt,
    bool IsReplaying,
    EventData Event);
