using Trends.Collect.Manifests;
using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;
using Trends.Collect.Readers;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Collect.Landing;

/// <summary>The landing of one file: cuts it into batches, sets bad records aside, publishes batch by batch.</summary>
internal sealed class FileLanding : IDisposable
{
    // Two batches are assessed at a time, so a file of 100,000 records keeps two cores busy, and ten times as many take no more memory.
    private const int BatchRows = 50_000;
    private const long BatchSize = 64L * 1024 * 1024;
    private const int ProgressRows = 4096;

    private readonly ILake _lake;
    private readonly LandedIndex _index;
    private readonly DatasetManifest _manifest;
    private readonly string _path;
    private readonly string _key;
    private readonly DateTimeOffset _receivedAt;
    private readonly LandWindow _window;
    private readonly RecordMapper _mapper;
    private readonly List<BatchRef> _batches = [];
    private readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private readonly List<BadRecords> _bad = [];
    private RawBatchWriter? _writer;
    private QuarantineBatch? _quarantine;
    private long _rows;
    private long _written;
    private long _skipped;

    internal FileLanding(ILake lake, LandedIndex index, DatasetManifest manifest, string path, string key, DateTimeOffset receivedAt, LandWindow window)
    {
        (_lake, _index, _manifest, _path, _key, _receivedAt, _window) = (lake, index, manifest, path, key, receivedAt, window);
        _mapper = new(manifest);
    }

    /// <summary>Gets how many batch numbers were used.</summary>
    internal int Batches { get; private set; }

    internal static string BatchId(string key, int number) => LandedIndex.Id(key, FormattableString.Invariant($"{number}"));

    internal async Task<LandResult> RunAsync(IRunProgress progress, CancellationToken cancellationToken)
    {
        using IRecordReader reader = RecordReaders.Open(_manifest, _path);
        int sinceReport = 0;
        while (reader.Read())
        {
            Take(reader);
            if (++sinceReport == ProgressRows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress.Advance("collect", _manifest.Dataset, sinceReport);
                sinceReport = 0;
            }

            if (_writer is { Rows: >= BatchRows } or { Size: >= BatchSize })
            {
                await CloseBatchAsync(cancellationToken);
            }
        }

        await CloseBatchAsync(cancellationToken);
        progress.Advance("collect", _manifest.Dataset, sinceReport);
        StageCounts counts = new(RowsIn: _rows, RowsOut: _written, Quarantined: _rows - _written, RowsWritten: _written);
        return new(counts, _batches, _skipped, _reasons, reader.Warnings) { Bad = BadRecords.Merge(_bad) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _quarantine?.Dispose();
    }

    private void Take(IRecordReader reader)
    {
        ReceivedRecord record = reader.Current;
        if (record.Defect is null && !_window.IsAll && !_window.Holds(_mapper.EventTime(record.Json.Span)))
        {
            _skipped++;
            return;
        }

        if (_writer is null)
        {
            RawEnvelope envelope = new(_manifest, Path.GetFileName(_path), null, _receivedAt, Collector.Name, BatchId(_key, Batches), IsLive: false);
            _writer = new(_lake, envelope);
            _quarantine = new(_lake, envelope, "collect");
            _quarantine.SetColumns(reader.Columns);
        }

        _rows++;
        if (record.Defect is { } defect)
        {
            _quarantine!.Add(new(defect.Reason, defect.Message, record.Line, Guid.Empty, default, defect.Bytes));
            return;
        }

        _writer.Add(new(record.Line, RawRecord.Hash(record.Json.Span), record.Json));
        _written++;
    }

    private async Task CloseBatchAsync(CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            return;
        }

        await _quarantine!.CompleteAsync(cancellationToken);
        foreach ((string reason, long count) in _quarantine.Reasons)
        {
            _reasons[reason] = _reasons.GetValueOrDefault(reason) + count;
        }

        _bad.AddRange(_quarantine.ToBadRecords());
        if (_writer.Rows > 0)
        {
            BatchRef batch = await _writer.PublishAsync(cancellationToken);
            await _index.AddAsync(batch, cancellationToken);
            _batches.Add(batch);
        }

        Dispose();
        _writer = null;
        _quarantine = null;
        Batches++;
    }
}
