using System.ComponentModel.DataAnnotations;

namespace Functions.Embedded.EventHubs;

/// <summary>Settings of the event log, section <c>Embedded:EventHubs</c>.</summary>
internal sealed class EventHubsOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Embedded:EventHubs";

    /// <summary>Gets or sets how many partitions a hub is made with; a hub keeps its number.</summary>
    /// <value>From 1 to 32. The default is 4.</value>
    [Range(1, 32)]
    public int PartitionCount { get; set; } = 4;

    /// <summary>Gets or sets the age past which events go, read or not.</summary>
    /// <value>From 1 minute to 90 days. The default is 7 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan RetentionAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets the bytes of events past which the oldest that every consumer group has read go.</summary>
    /// <value>From 1 MB. The default is 4 GB. When unread events alone reach it, senders get <c>QuotaExceeded</c>.</value>
    [Range(1L << 20, long.MaxValue)]
    public long MaxBytes { get; set; } = 4L << 30;

    /// <summary>Gets or sets how many partitions a process works on at once, over all functions.</summary>
    /// <value>From 1 to 1,024. The default is twice the number of processors.</value>
    [Range(1, 1024)]
    public int MaxConcurrentPartitions { get; set; } = 2 * Environment.ProcessorCount;

    /// <summary>Gets or sets the largest file in SQLite pages of 4 KB.</summary>
    /// <value>0, the default, means no bound but the disk's.</value>
    [Range(0, int.MaxValue)]
    public int MaxPages { get; set; }
}
