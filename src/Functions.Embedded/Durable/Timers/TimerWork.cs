namespace Functions.Embedded.Durable.Timers;

/// <summary>Something to do at a time.</summary>
/// <param name="Key">The orchestration's number.</param>
/// <param name="Generation">The orchestration's generation.</param>
/// <param name="TaskId">The timer's step, or <see cref="Start"/>.</param>
/// <param name="Due">When, in UTC.</param>
internal sealed record TimerWork(long Key, int Generation, int TaskId, DateTime Due)
{
    /// <summary>Instead of a step: the orchestration starts.</summary>
    internal const int Start = -1;
}
