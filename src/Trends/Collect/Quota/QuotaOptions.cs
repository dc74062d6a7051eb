using System.ComponentModel.DataAnnotations;

namespace Trends.Collect.Quota;

/// <summary>How quotas are shared among instances and priorities.</summary>
public sealed class QuotaOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string SectionName = "Quota";

    /// <summary>Gets or sets the share of each window that <see cref="QuotaPriority.Backfill"/> leaves to others; <see cref="QuotaPriority.Low"/> leaves half of it.</summary>
    /// <value>From 0 to 0.9. The default is 0.2.</value>
    [Range(0.0, 0.9)]
    public double KeptShare { get; set; } = 0.2;

    /// <summary>Gets or sets the share of a window's limit that an instance takes at once for calls to come: the most that its death loses.</summary>
    /// <value>From 0, each call by itself, to 0.2. The default is 0.02; windows of fewer than 100 calls are then never taken ahead.</value>
    [Range(0.0, 0.2)]
    public double LeaseShare { get; set; } = 0.02;

    /// <summary>Gets or sets the most calls that an instance takes at once.</summary>
    /// <value>From 1 to 10,000. The default is 100.</value>
    [Range(1, 10_000)]
    public int MostLeasedCalls { get; set; } = 100;

    /// <summary>Gets or sets how old a look at the platform's blocks may be. Each call looks anew when it is zero, which costs a read of the store.</summary>
    /// <value>From 0 to 1 minute. The default is 0: after a rejection no instance makes another call.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan BlocksMaxAge { get; set; } = TimeSpan.Zero;

    /// <summary>Gets or sets how often a change of a ledger is tried while others are first.</summary>
    /// <value>From 1 to 1,000. The default is 30.</value>
    [Range(1, 1_000)]
    public int MostAttempts { get; set; } = 30;

    /// <summary>Gets or sets the time that pauses between attempts grow from; each is a random part of its double, fourfold and so on.</summary>
    /// <value>From 0 to 1 second. The default is 5 milliseconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(5);

    internal decimal Kept(QuotaPriority priority) => priority switch
    {
        QuotaPriority.Backfill => (decimal)KeptShare,
        QuotaPriority.Low => (decimal)KeptShare / 2,
        _ => 0,
    };
}
