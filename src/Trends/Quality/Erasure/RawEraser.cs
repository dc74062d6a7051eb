using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Trends.Collect.Landing;
using Trends.Collect.Mapping;
using Trends.Governance.Erasure;
using Trends.Quality.Accepted;
using Trends.Storage;

namespace Trends.Quality.Erasure;

/// <summary>Takes erased records out of raw batches. It is the only thing that ever changes one: a mark stays in a record's place, so that counts still balance.</summary>
/// <param name="lake">Where the batches are.</param>
public sealed class RawEraser(ILake lake)
{
    private const int FlushBytes = 256 * 1024;
    private readonly RawBatchReader _reader = new(lake);

    /// <summary>Takes a batch's erased records out. The batch keeps its path and id, so that the same input is still known as landed.</summary>
    /// <param name="path">The batch's path.</param>
    /// <param name="erased">Tells erased records from others.</param>
    /// <param name="cancellationToken">Stops the call; the batch is as it was, then.</param>
    /// <returns>How many were taken out, and how many records the batch held.</returns>
    /// <exception cref="TrendsException">The batch is damaged, or changed meanwhile.</exception>
    public async Task<(long Erased, long Rows)> EraseAsync(string path, ErasureMatcher erased, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erased);
        LakeObject standing = await lake.FindAsync(path, cancellationToken) ?? throw new LakeObjectMissingException(path);
        (HashSet<long> found, BatchRef read) = await FindAsync(path, erased, cancellationToken);
        if (found.Count == 0)
        {
            return (0, read.Rows);
        }

        string scratch = lake.NewScratchFile(".ndjson.gz");
        try
        {
            using RawBatch batch = await _reader.OpenAsync(path, cancellationToken);
            await using (GZipStream output = new(new FileStream(scratch, FileMode.Create), CompressionLevel.Fastest))
            {
                Write(batch, found, output, cancellationToken);
            }

            _ = await lake.PublishAsync(scratch, path, WriteCondition.IfMatch(standing.ETag), cancellationToken)
                ?? throw new TrendsException($"Raw batch '{path}' changed while records were erased from it. Run the same command again.");
            return (found.Count, read.Rows);
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    /// <summary>Counts a batch's erased records, without taking them out.</summary>
    /// <param name="path">The batch's path.</param>
    /// <param name="erased">Tells erased records from others.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many are to be erased, and the batch with all that it holds.</returns>
    public async Task<(long Erased, BatchRef Batch)> CountAsync(string path, ErasureMatcher erased, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erased);
        (HashSet<long> found, BatchRef batch) = await FindAsync(path, erased, cancellationToken);
        return (found.Count, batch);
    }

    private async Task<(HashSet<long> Found, BatchRef Read)> FindAsync(string path, ErasureMatcher erased, CancellationToken cancellationToken)
    {
        using RawBatch batch = await _reader.OpenAsync(path, cancellationToken);
        RecordMapper mapper = batch.CreateMapper();
        RecordNormalizer normalizer = new(batch.Envelope.Manifest.Schema);
        HashSet<long> found = [];
        long at = 0;
        for (; batch.Read(out RawRecord record); at++)
        {
            CanonicalRecord mapped = mapper.Map(record).Record;
            normalizer.Normalize(mapped);
            if (erased.Matches(mapped, batch.Envelope.Manifest.Platform))
            {
                found.Add(at);
            }
        }

        return (found, new(batch.Envelope.Manifest.Kind, batch.Envelope.Manifest.Dataset, batch.Envelope.Batch, path, at));
    }

    private static void Write(RawBatch batch, HashSet<long> found, Stream output, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> buffer = new(FlushBytes * 2);
        using (Utf8JsonWriter json = new(buffer))
        {
            // The request may have named whom or what it asked for.
            RawEnvelopeJson.Write(json, batch.Envelope with { RequestUrl = null });
        }

        buffer.Write("\n"u8);
        int before = 0;
        for (long at = 0; batch.Read(out RawRecord record); at++)
        {
            // Marks of earlier erasures stay before the record that follows them.
            before = KeepMarks(batch, before, buffer);
            if (found.Contains(at))
            {
                RawLine.WriteErased(buffer, record.Line);
            }
            else
            {
                RawLine.Write(buffer, record);
            }

            if (buffer.WrittenCount >= FlushBytes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                output.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        KeepMarks(batch, before, buffer);
        output.Write(buffer.WrittenSpan);
    }

    private static int KeepMarks(RawBatch batch, int from, ArrayBufferWriter<byte> buffer)
    {
        for (; from < batch.Erased.Count; from++)
        {
            RawLine.WriteErased(buffer, batch.Erased[from]);
        }

        return from;
    }
}
