namespace Trends.Quality.Metrics;

/// <summary>Adds counts by key.</summary>
internal static class Sums
{
    /// <summary>Adds two sets of counts, keys in ordinal order.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static SortedDictionary<string, long> Add(IReadOnlyDictionary<string, long> left, IReadOnlyDictionary<string, long> right)
    {
        SortedDictionary<string, long> sum = new(StringComparer.Ordinal);
        foreach ((string key, long count) in left.Concat(right))
        {
            sum[key] = sum.GetValueOrDefault(key) + count;
        }

        return sum;
    }
}
