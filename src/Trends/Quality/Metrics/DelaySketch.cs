namespace Trends.Quality.Metrics;

/// <summary>A mergeable histogram of delays whose quantiles are off by at most 2 percent of their value, or 1 second.</summary>
/// <param name="Buckets">Counts by bucket: bucket 0 holds delays up to a second, bucket i those up to 1.02 to the i-th seconds.</param>
public sealed record DelaySketch(IReadOnlyDictionary<int, long> Buckets)
{
    private const double Growth = 1.02;
    private static readonly double LogGrowth = Math.Log(Growth);

    /// <summary>Gets the sketch of nothing.</summary>
    public static DelaySketch Empty { get; } = new(new SortedDictionary<int, long>());

    /// <summary>Gives the bucket of a delay.</summary>
    /// <param name="delay">The delay; one below zero, from a fast clock, counts as none.</param>
    public static int Bucket(TimeSpan delay) => delay <= TimeSpan.FromSeconds(1) ? 0 : (int)Math.Ceiling(Math.Log(delay.TotalSeconds) / LogGrowth);

    /// <summary>Gives a quantile in seconds: the upper edge of its bucket.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>The quantile; 0 of nothing, and of delays within a second.</returns>
    public double Quantile(double share)
    {
        long rank = (long)Math.Ceiling(share * Buckets.Values.Sum());
        foreach ((int bucket, long count) in Buckets.OrderBy(b => b.Key))
        {
            rank -= count;
            if (rank <= 0)
            {
                return bucket == 0 ? 0 : Math.Pow(Growth, bucket);
            }
        }

        return 0;
    }

    /// <summary>Adds the delays of other rows.</summary>
    /// <param name="other">The delays.</param>
    public DelaySketch Merge(DelaySketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SortedDictionary<int, long> sum = [];
        foreach ((int bucket, long count) in Buckets.Concat(other.Buckets))
        {
            sum[bucket] = sum.GetValueOrDefault(bucket) + count;
        }

        return new(sum);
    }
}
