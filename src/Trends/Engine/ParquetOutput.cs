using Trends.Storage;

namespace Trends.Engine;

/// <summary>Writes a query's rows as a Parquet object.</summary>
internal static class ParquetOutput
{
    /// <summary>Writes the rows and publishes them; a query without rows takes the object away.</summary>
    /// <param name="session">Where the query runs.</param>
    /// <param name="lake">The lake.</param>
    /// <param name="select">The query.</param>
    /// <param name="path">The object's path.</param>
    /// <param name="digest">What the rows are made from.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="keepEmpty">Whether an object without rows is written, for its schema.</param>
    public static async Task<OutputEntry> WriteAsync(
        DuckSession session, ILake lake, string select, string path, string digest, CancellationToken cancellationToken, bool keepEmpty = false)
    {
        string scratch = lake.NewScratchFile(".parquet");
        try
        {
            long rows = await session.CopyAsync(
                $"COPY ({select}) TO {SqlText.Literal(scratch)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2)",
                cancellationToken);
            if (rows == 0 && !keepEmpty)
            {
                await lake.DeleteAsync(path, cancellationToken);
                return new(digest, 0, string.Empty);
            }

            LakeObject? published = await lake.PublishAsync(scratch, path, WriteCondition.Always, cancellationToken);
            return new(digest, rows, published!.ETag);
        }
        finally
        {
            File.Delete(scratch);
        }
    }
}
