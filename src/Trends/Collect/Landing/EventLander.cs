using Trends.Collect.Manifests;
using Trends.Collect.Quarantine;
using Trends.Collect.Readers;
using Trends.Storage;

namespace Trends.Collect.Landing;

/// <summary>Brings records that were received as JSON into raw: events, feedback and predictions of the stream path, pages of a source.</summary>
/// <param name="lake">Takes the batches.</param>
/// <param name="state">Remembers what stands.</param>
/// <param name="clock">Says when they were received.</param>
public sealed class EventLander(ILake lake, IStateStore state, TimeProvider clock)
{
    private readonly LandedIndex _index = new(state, clock);

    /// <summary>Lands records as one batch; the same records in the same order are the same batch and land once.</summary>
    /// <param name="manifest">Says how they are read, such as <see cref="DatasetManifest.Canonical"/>.</param>
    /// <param name="source">Where they came from, such as <c>api/events</c>.</param>
    /// <param name="requestUrl">The request that fetched them, without secrets; null for none.</param>
    /// <param name="records">The records: a JSON object in UTF-8 each. What is none is quarantined.</param>
    /// <param name="cancellationToken">Stops the call; nothing unfinished stands then.</param>
    /// <exception cref="TrendsException">The disk is full.</exception>
    public async Task<LandResult> LandAsync(
        DatasetManifest manifest, string source, string? requestUrl, IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
        {
            return LandResult.Nothing;
        }

        string batch = LandedIndex.Id([manifest.Dataset, manifest.Hash, .. records.Select(r => RawRecord.Hash(r.Span).ToString("N"))]);
        LandedInput input = await _index.BeginAsync(manifest.Dataset, batch, cancellationToken);
        RawEnvelope envelope = new(manifest, source, requestUrl, input.ReceivedAt, Collector.Name, batch, IsLive: true);
        return await LandAsync(envelope, input, [.. records.Select((r, i) => new RawRecord(i + 1, Guid.Empty, r))], cancellationToken);
    }

    /// <summary>Sets records aside that no record can be made of; the same records in the same order are the same object.</summary>
    /// <param name="manifest">Of what they would have been records.</param>
    /// <param name="source">Where they came from.</param>
    /// <param name="records">A JSON object in UTF-8 each, the reason's class, and what is wrong, for people.</param>
    /// <param name="cancellationToken">Stops the call; nothing unfinished stands then.</param>
    internal async Task<LandResult> SetAsideAsync(
        DatasetManifest manifest, string source, IReadOnlyList<(ReadOnlyMemory<byte> Json, string Reason, string Message)> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return LandResult.Nothing;
        }

        string batch = LandedIndex.Id(["aside", manifest.Dataset, manifest.Hash, .. records.Select(r => RawRecord.Hash(r.Json.Span).ToString("N"))]);
        LandedInput input = await _index.BeginAsync(manifest.Dataset, batch, cancellationToken);
        RawEnvelope envelope = new(manifest, source, null, input.ReceivedAt, Collector.Name, batch, IsLive: true);
        using QuarantineBatch quarantine = new(lake, envelope, "collect");
        RecordBuffer buffer = new();
        for (int i = 0; i < records.Count; i++)
        {
            // In one line, as quarantine has it.
            (ReadOnlyMemory<byte> json, string reason, string message) = records[i];
            bool isText = JsonCopier.Copy(json.Span, buffer) is null;
            quarantine.Add(new(reason, message, i + 1, RawRecord.Hash(json.Span), isText ? buffer.Written : default, isText ? default : json));
        }

        await quarantine.CompleteAsync(cancellationToken);
        await _index.FinishAsync(manifest.Dataset, batch, input with { IsDone = true, Batches = 0, Rows = records.Count }, cancellationToken);
        return LandResult.Nothing with { Counts = new(RowsIn: records.Count, Quarantined: records.Count), Reasons = quarantine.Reasons };
    }

    /// <summary>Lands records that were set aside before, as what they were: with the manifest, the time of receipt and the lines they came with.</summary>
    /// <param name="origin">The envelope of the batch that they are from.</param>
    /// <param name="records">The records with their lines.</param>
    /// <param name="cancellationToken">Stops the call; nothing unfinished stands then.</param>
    /// <exception cref="TrendsException">The disk is full.</exception>
    internal async Task<LandResult> LandAgainAsync(RawEnvelope origin, IReadOnlyList<RawRecord> records, CancellationToken cancellationToken)
    {
        string dataset = origin.Manifest.Dataset;
        string batch = LandedIndex.Id(["again", origin.Batch, .. records.Select(r => FormattableString.Invariant($"{r.Line}:{RawRecord.Hash(r.Json.Span):N}"))]);
        LandedInput input = await _index.BeginAsync(dataset, batch, cancellationToken);
        return await LandAsync(origin with { Batch = batch, Collector = Collector.Name }, input, records, cancellationToken);
    }

    private async Task<LandResult> LandAsync(RawEnvelope envelope, LandedInput input, IReadOnlyList<RawRecord> records, CancellationToken cancellationToken)
    {
        DatasetManifest manifest = envelope.Manifest;
        if (input.IsDone)
        {
            BatchRef? known = await _index.FindAsync(manifest.Kind, manifest.Dataset, envelope.Batch, cancellationToken);
            return LandResult.Nothing with { Counts = new(RowsIn: input.Rows, Duplicates: input.Rows), Batches = known is null ? [] : [known] };
        }

        try
        {
            LandResult result = await WriteAsync(envelope, records, cancellationToken);
            await _index.FinishAsync(manifest.Dataset, envelope.Batch, input with { IsDone = true, Batches = 1, Rows = records.Count }, cancellationToken);
            return result;
        }
        catch (IOException e) when (DiskFull.Is(e))
        {
            throw DiskFull.Explain($"landing {records.Count} records of '{manifest.Dataset}'", lake, e);
        }
    }

    private async Task<LandResult> WriteAsync(RawEnvelope envelope, IReadOnlyList<RawRecord> records, CancellationToken cancellationToken)
    {
        using RawBatchWriter writer = new(lake, envelope);
        using QuarantineBatch quarantine = new(lake, envelope, "collect");
        RecordBuffer buffer = new();
        foreach (RawRecord record in records)
        {
            if (JsonCopier.Copy(record.Json.Span, buffer) is { } problem)
            {
                quarantine.Add(new(problem.Reason, problem.Message, record.Line, Guid.Empty, default, record.Json));
            }
            else
            {
                writer.Add(new(record.Line, RawRecord.Hash(buffer.Written.Span), buffer.Written));
            }
        }

        await quarantine.CompleteAsync(cancellationToken);
        List<BatchRef> batches = [];
        if (writer.Rows > 0)
        {
            batches.Add(await writer.PublishAsync(cancellationToken));
            await _index.AddAsync(batches[0], cancellationToken);
        }

        StageCounts counts = new(RowsIn: records.Count, RowsOut: writer.Rows, Quarantined: quarantine.Count, RowsWritten: writer.Rows);
        return new(counts, batches, 0, quarantine.Reasons, []);
    }
}
