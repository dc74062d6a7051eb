namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a timer stands in its schedule, in UTC.</summary>
public class ScheduleStatus
{
    /// <summary>Gets or sets the occurrence that ran last; the default value before any.</summary>
    public DateTime Last { get; set; }

    /// <summary>Gets or sets the next occurrence.</summary>
    public DateTime Next { get; set; }

    /// <summary>Gets or sets when this status was written.</summary>
    public DateTime LastUpdated { get; set; }
}
