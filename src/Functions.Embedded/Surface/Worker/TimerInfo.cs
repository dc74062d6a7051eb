namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer tells its function.</summary>
public class TimerInfo
{
    /// <summary>Gets or sets where the timer stands; null for a timer that is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Gets or sets a value indicating whether this run comes later than the schedule says.</summary>
    public bool IsPastDue { get; set; }
}
