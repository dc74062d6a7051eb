using Parquet;
using Parquet.Schema;

namespace Trends.Quality.Accepted;

/// <summary>Writes an accepted part: Parquet, snappy, row groups of 16,384 in order of time.</summary>
/// <remarks>Column writers of Parquet.Net: half the time that an appender and a copy through DuckDB take for the same rows.
/// Parts are read by cleaning and by nothing else, so they are packed fast rather than small: zstd takes a quarter less space and a third of the whole time.</remarks>
internal static class AcceptedWriter
{
    private const int GroupRows = 8_192;
    private const int SampleRows = 1_024;

    // Columns of few values, whose plain form would be most of the bytes to compress.
    private static readonly string[] Repeating =
        ["month", "dataset", "batch", "platform", "publisher", "language", "item", "label", "category", "term", "region", "kind", "campaign", "channel"];

    /// <summary>Writes a part.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="kind">The kind of the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task WriteAsync(string file, RecordKind kind, AcceptedRows rows, CancellationToken cancellationToken)
    {
        ParquetSchema schema = AcceptedSchema.For(kind);
        DataField[] fields = schema.GetDataFields();
        await using FileStream stream = new(file, FileMode.Create);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, Options(), cancellationToken: cancellationToken);
        ReadOnlyMemory<int> order = rows.InOrder();
        for (int from = 0; from < rows.Count; from += GroupRows)
        {
            ReadOnlyMemory<int> part = order.Slice(from, Math.Min(GroupRows, rows.Count - from));
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++)
            {
                await rows.Columns[i].WriteAsync(group, fields[i], part, cancellationToken);
            }

            group.CompleteValidate();
        }
    }

    private static ParquetOptions Options()
    {
        ParquetOptions options = new()
        {
            CompressionMethod = CompressionMethod.Snappy,
            DictionaryEncodingSampleSize = SampleRows,
        };
        foreach (string column in Repeating)
        {
            options.ColumnEncodingHints[column] = EncodingHint.Dictionary;
        }

        return options;
    }
}
