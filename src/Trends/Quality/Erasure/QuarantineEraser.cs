using System.Text;
using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;
using Trends.Collect.Readers;
using Trends.Governance.Erasure;
using Trends.Quality.Accepted;
using Trends.Storage;

namespace Trends.Quality.Erasure;

/// <summary>Takes erased records out of quarantine.</summary>
/// <param name="lake">Where quarantine is.</param>
public sealed class QuarantineEraser(ILake lake)
{
    // What ends a value in any of the formats that records come in.
    private static readonly char[] Ends = [',', ';', '\t', '|', '"', '\'', '\r', '\n', '{', '}', '[', ']', ':', '<', '>', '\0'];

    /// <summary>Takes an object's erased records out; an object that held no others goes.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="erased">Tells erased records from others.</param>
    /// <param name="cancellationToken">Stops the call; the object is as it was, then.</param>
    /// <returns>How many were taken out, and how many the object held.</returns>
    public async Task<(long Erased, long Rows)> EraseAsync(string path, ErasureMatcher erased, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erased);
        (QuarantineHeader header, IReadOnlyList<QuarantineEntry> entries) = await new QuarantineReader(lake).ReadAsync(path, cancellationToken);
        RecordMapper mapper = new(header.Envelope.Manifest);
        RecordNormalizer normalizer = new(header.Envelope.Manifest.Schema);
        List<QuarantineEntry> kept = [.. entries.Where(e => !IsErased(header, e, mapper, normalizer, erased))];
        if (kept.Count == entries.Count)
        {
            return (0, entries.Count);
        }

        using QuarantineBatch rest = new(lake, header.Envelope with { RequestUrl = null }, header.Stage);
        rest.SetColumns(header.Columns);
        foreach (QuarantineEntry entry in kept)
        {
            rest.Add(entry);
        }

        await rest.CompleteAsync(cancellationToken);
        return (entries.Count - kept.Count, entries.Count);
    }

    private static bool IsErased(QuarantineHeader header, QuarantineEntry entry, RecordMapper mapper, RecordNormalizer normalizer, ErasureMatcher erased)
    {
        string platform = header.Envelope.Manifest.Platform;
        ReadOnlyMemory<byte> json = entry.Json.IsEmpty ? ReadAgain(header, entry) : entry.Json;
        if (json.IsEmpty)
        {
            // It cannot be read as a record: any value of it that is the name or the id counts.
            return Encoding.UTF8.GetString(entry.Bytes.Span)
                .Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Any(v => erased.IsErased(ErasureRole.Author, platform, v) || erased.IsErased(ErasureRole.Post, platform, v));
        }

        CanonicalRecord record = mapper.MapJson(json.Span).Record;
        normalizer.Normalize(record);
        return erased.Matches(record, platform);
    }

    private static ReadOnlyMemory<byte> ReadAgain(QuarantineHeader header, QuarantineEntry entry)
    {
        if (entry.Reason is QuarantineReasons.TooLong or QuarantineReasons.Truncated or QuarantineReasons.BadXml)
        {
            return default;
        }

        using IRecordReader reader = RecordReaders.OpenAgain(header.Envelope.Manifest, entry.Bytes, header.Columns);
        return reader.Read() && reader.Current.Defect is null ? reader.Current.Json.ToArray() : default;
    }
}
