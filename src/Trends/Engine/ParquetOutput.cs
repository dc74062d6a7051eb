using System.Collections.Concurrent;
using Trends.Storage;

namespace Trends.Engine;

/// <summary>Writes a query's rows as a Parquet object.</summary>
internal static class ParquetOutput
{
    private const int PublishedAtOnce = 8;

    private sealed record PartFile(string Name, long Rows);

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
                $"COPY ({select}) TO {SqlText.Literal(scratch)} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v2)",
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

    /// <summary>Writes the rows of several parts in one go and publishes them; a part without rows is taken away.</summary>
    /// <param name="session">Where the query runs.</param>
    /// <param name="lake">The lake.</param>
    /// <param name="select">The query.</param>
    /// <param name="column">The query's column that names a row's part; it is written where its name is <c>month</c>.</param>
    /// <param name="paths">The objects' paths by part, as many as files may be open at once.</param>
    /// <param name="digests">What the rows are made from, by path.</param>
    /// <param name="written">Takes the outputs, by path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task WritePartsAsync(
        DuckSession session,
        ILake lake,
        string select,
        string column,
        Dictionary<string, string> paths,
        SortedDictionary<string, string> digests,
        SortedDictionary<string, OutputEntry> written,
        CancellationToken cancellationToken)
    {
        string scratch = lake.NewScratchFile(".parts");
        string keep = column == "month" ? "true" : "false";
        try
        {
            await session.CopyAsync(
                $"COPY ({select}) TO {SqlText.Literal(scratch)} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v2, PARTITION_BY ({column}), WRITE_PARTITION_COLUMNS {keep})",
                cancellationToken);
            Dictionary<string, PartFile> files = Directory.Exists(scratch) && Directory.EnumerateDirectories(scratch).Any()
                ? await ReadFilesAsync(session, scratch, cancellationToken)
                : [];

            // Publishing waits for the disk, or the network; several at once wait together.
            ConcurrentDictionary<string, OutputEntry> published = new(StringComparer.Ordinal);
            await Parallel.ForEachAsync(
                paths,
                new ParallelOptions { MaxDegreeOfParallelism = PublishedAtOnce, CancellationToken = cancellationToken },
                async (part, token) => published[part.Value] = await PublishAsync(lake, files.GetValueOrDefault(part.Key), part.Value, digests[part.Value], token));
            foreach ((string path, OutputEntry entry) in published)
            {
                written[path] = entry;
            }
        }
        finally
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private static async Task<OutputEntry> PublishAsync(ILake lake, PartFile? file, string path, string digest, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await lake.DeleteAsync(path, cancellationToken);
            return new(digest, 0, string.Empty);
        }

        LakeObject? published = await lake.PublishAsync(file.Name, path, WriteCondition.Always, cancellationToken);
        return new(digest, file.Rows, published!.ETag);
    }

    // A part has one file: as many are open at once as there are parts.
    private static async Task<Dictionary<string, PartFile>> ReadFilesAsync(DuckSession session, string folder, CancellationToken cancellationToken)
    {
        List<PartFile> files = await session.QueryAsync(
            $"SELECT file_name, num_rows FROM parquet_file_metadata({SqlText.Literal(Path.Combine(folder, "*", "*.parquet"))})",
            row => new PartFile(row.GetString(0), row.GetInt64(1)),
            cancellationToken);
        return files.ToDictionary(f => Path.GetFileName(Path.GetDirectoryName(f.Name)!).Split('=', 2)[1], StringComparer.Ordinal);
    }
}
