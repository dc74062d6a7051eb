namespace Functions.Embedded.Timers;

/// <summary>What is remembered of a timer.</summary>
/// <param name="Schedule">The schedule that the times belong to.</param>
/// <param name="Last">When it ran last; null before any run.</param>
/// <param name="Next">When it is due.</param>
/// <param name="Updated">When this was written.</param>
internal sealed record TimerState(string Schedule, DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset Updated);
