namespace Trends.Quality.Accepted;

/// <summary>Where accepted parts and their reports are in the lake.</summary>
public static class AcceptedPaths
{
    /// <summary>Gives the path of a batch's accepted part.</summary>
    /// <param name="batch">The batch.</param>
    public static string Part(BatchRef batch) => $"{Stem(batch)}.parquet";

    /// <summary>Gives the path of a batch's report.</summary>
    /// <param name="batch">The batch.</param>
    public static string Report(BatchRef batch) => $"{Stem(batch)}.json";

    private static string Stem(BatchRef batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return $"staging/_accepted/{batch.Kind.Name()}/{batch.Dataset}/{batch.Batch}";
    }
}
