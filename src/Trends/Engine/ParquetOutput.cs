using Trends.Storage;

namespace Trends.Engine;

/// <summary>Writes a query's rows as a Parquet object.</summary>
internal static class ParquetOutput
{
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

    /// <summary>Writes the rows of several parts in one go and publishes them; a part without rows is taken away.</summary>
    /// <param name="session">Where the query runs.</param>
    /// <param name="lake">The lake.</param>
    /// <param name="select">The query; its column <c>part</c> names a row's part and is not written.</param>
    /// <param name="paths">The objects' paths by part, as many as files may be open at once.</param>
    /// <param name="digests">What the rows are made from, by path.</param>
    /// <param name="written">Takes the outputs, by path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task WritePartsAsync(
        DuckSession session,
        ILake lake,
        string select,
        Dictionary<string, string> paths,
        SortedDictionary<string, string> digests,
        SortedDictionary<string, OutputEntry> written,
        CancellationToken cancellationToken)
    {
        string scratch = lake.NewScratchFile(".parts");
        try
        {
            await session.CopyAsync(
                $"COPY ({select}) TO {SqlText.Literal(scratch)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2, PARTITION_BY (part))",
                cancellationToken);
            Dictionary<string, PartFile> files = Directory.Exists(scratch) ? await ReadFilesAsync(session, scratch, cancellationToken) : [];
            foreach ((string part, string path) in paths)
            {
                if (!files.TryGetValue(part, out PartFile? file))
                {
                    await lake.DeleteAsync(path, cancellationToken);
                    written[path] = new(digests[path], 0, string.Empty);
                    continue;
                }

                LakeObject? published = await lake.PublishAsync(file.Name, path, WriteCondition.Always, cancellationToken);
                written[path] = new(digests[path], file.Rows, published!.ETag);
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

    // A part has one file: as many are open at once as there are parts.
    private static async Task<Dictionary<string, PartFile>> ReadFilesAsync(DuckSession session, string folder, CancellationToken cancellationToken)
    {
        List<PartFile> files = await session.QueryAsync(
            $"SELECT file_name, num_rows FROM parquet_file_metadata({SqlText.Literal(Path.Combine(folder, "*", "*.parquet"))})",
            row => new PartFile(row.GetString(0), row.GetInt64(1)),
            cancellationToken);
        return files.ToDictionary(f => Path.GetFileName(Path.GetDirectoryName(f.Name)!)["part=".Length..], StringComparer.Ordinal);
    }
}
