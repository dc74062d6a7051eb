using Trends.Collect.Landing;
using Trends.Collect.Readers;
using Trends.Storage;

namespace Trends.Collect.Quarantine;

/// <summary>Puts quarantined records through again: those that could not be read are read anew and landed; those that a later stage refused stand in raw, so their batches are named for it.</summary>
/// <param name="lake">Holds raw and quarantine.</param>
/// <param name="state">Remembers what stands.</param>
/// <param name="clock">Says when a replay was begun; records keep the time they were received at.</param>
public sealed class QuarantineReplayer(ILake lake, IStateStore state, TimeProvider clock)
{
    /// <summary>Replays everything in quarantine. An object goes only after what it held stands in raw.</summary>
    /// <param name="cancellationToken">Stops the replay between objects.</param>
    public async Task<ReplayResult> ReplayAsync(CancellationToken cancellationToken)
    {
        List<string> paths = [];
        await foreach (LakeObject found in lake.ListAsync("quarantine/", cancellationToken))
        {
            paths.Add(found.Path);
        }

        ReplayResult result = new(new(), [], []);
        foreach (string path in paths)
        {
            ReplayResult one = await ReplayAsync(path, cancellationToken);
            result = new(result.Counts + one.Counts, [.. result.Landed, .. one.Landed], [.. result.Reassess, .. one.Reassess]);
        }

        return result;
    }

    private static bool TryReadAgain(QuarantineHeader header, QuarantineEntry entry, List<RawRecord> records)
    {
        if (!entry.Json.IsEmpty)
        {
            records.Add(new(entry.Line, Guid.Empty, entry.Json));
            return true;
        }

        // What was cut to the first 64 KB, or by the end of its file, is not the record any more.
        if (entry.Reason is QuarantineReasons.TooLong or QuarantineReasons.Truncated or QuarantineReasons.BadXml)
        {
            return false;
        }

        using IRecordReader reader = RecordReaders.OpenAgain(header.Envelope.Manifest, entry.Bytes, header.Columns);
        if (!reader.Read() || reader.Current.Defect is not null)
        {
            return false;
        }

        records.Add(new(entry.Line, Guid.Empty, reader.Current.Json.ToArray()));
        return true;
    }

    private async Task<ReplayResult> ReplayAsync(string path, CancellationToken cancellationToken)
    {
        (QuarantineHeader header, IReadOnlyList<QuarantineEntry> entries) = await new QuarantineReader(lake).ReadAsync(path, cancellationToken);
        if (header.Stage != "collect")
        {
            return await StandingAsync(header, entries.Count, cancellationToken);
        }

        List<RawRecord> records = [];
        List<QuarantineEntry> kept = [.. entries.Where(e => !TryReadAgain(header, e, records))];
        StageCounts counts = new(RowsIn: entries.Count, Quarantined: kept.Count);
        if (records.Count == 0)
        {
            return new(counts, [], []);
        }

        LandResult landed = await new EventLander(lake, state, clock).LandAgainAsync(header.Envelope, records, cancellationToken);
        await KeepAsync(path, header, kept, cancellationToken);
        return new(counts + (landed.Counts with { RowsIn = 0 }), landed.Batches, []);
    }

    private async Task<ReplayResult> StandingAsync(QuarantineHeader header, int count, CancellationToken cancellationToken)
    {
        RawEnvelope envelope = header.Envelope;
        BatchRef? batch = await new LandedIndex(state, clock).FindAsync(envelope.Manifest.Kind, envelope.Manifest.Dataset, envelope.Batch, cancellationToken);
        return new(new(RowsIn: count, Duplicates: count), [], batch is null ? [] : [batch]);
    }

    private async Task KeepAsync(string path, QuarantineHeader header, List<QuarantineEntry> kept, CancellationToken cancellationToken)
    {
        if (kept.Count == 0)
        {
            await lake.DeleteAsync(path, cancellationToken);
            return;
        }

        using QuarantineBatch rest = new(lake, header.Envelope, header.Stage);
        rest.SetColumns(header.Columns);
        foreach (QuarantineEntry entry in kept)
        {
            rest.Add(entry);
        }

        await rest.CompleteAsync(cancellationToken);
    }
}
