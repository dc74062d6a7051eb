using System.Diagnostics.Metrics;

namespace Trends.Pipeline;

/// <summary>What the answers' cache tells; it also counts for the monitoring report.</summary>
public sealed class CacheMetrics
{
    private readonly Histogram<double> _ratio;
    private long _hits;
    private long _misses;

    /// <summary>Initializes a new instance of the <see cref="CacheMetrics"/> class.</summary>
    /// <param name="meter">The product's meter.</param>
    internal CacheMetrics(Meter meter)
        => _ratio = meter.CreateHistogram<double>(Telemetry.Metrics.CacheHitRatio, "1", "1 for an answer from the cache, 0 for one that was made.");

    /// <summary>Gets how many answers came from the cache since the process started.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>Gets how many answers were made since the process started.</summary>
    public long Misses => Interlocked.Read(ref _misses);

    /// <summary>Notes an answer.</summary>
    /// <param name="hit">Whether it came from the cache.</param>
    public void Answered(bool hit)
    {
        Interlocked.Increment(ref hit ? ref _hits : ref _misses);
        _ratio.Record(hit ? 1 : 0);
    }
}
