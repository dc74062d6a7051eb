using Microsoft.Extensions.Logging;
using Trends.Collect.Landing;
using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;
using Trends.Governance;
using Trends.Governance.Erasure;
using Trends.Pipeline;
using Trends.Quality.Accepted;
using Trends.Quality.Erasure;
using Trends.Quality.Metrics;
using Trends.Quality.Rules;
using Trends.Storage;

namespace Trends.Quality;

/// <summary>Assesses raw batches: maps, checks, sets aside what cannot be used, masks the rest and writes it as accepted part with a report.</summary>
/// <param name="lake">Where batches and parts are.</param>
/// <param name="keys">Keeps the key of pseudonyms.</param>
/// <param name="erasures">Knows what was erased and must not come back.</param>
/// <param name="logger">Takes a line a batch.</param>
public sealed partial class Assessor(ILake lake, IPseudonymKeys keys, ErasureList erasures, ILogger<Assessor> logger)
{
    private const string Stage = "quality";
    private const int ProgressRows = 2_000;
    private readonly RawBatchReader _reader = new(lake);
    private readonly QuarantineWriter _quarantine = new(lake);
    private readonly RawEraser _eraser = new(lake);
    private readonly AcceptedRowsPool _room = new();

    /// <summary>Assesses a batch. A batch whose part and report stand is not read again.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="context">What to assess it against.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Stops the call; nothing half done is seen.</param>
    /// <returns>The batch's report.</returns>
    public async Task<BatchReport> AssessAsync(BatchRef batch, AssessContext context, IRunProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (await FindReportAsync(batch, cancellationToken) is { } standing)
        {
            progress.Advance(Stage, batch.Dataset, standing.Counts.Rows);
            return standing;
        }

        ErasureMatcher? erased = await erasures.OpenAsync(cancellationToken);
        return await AssessAsync(batch, context, erased, isStanding: false, progress, cancellationToken);
    }

    /// <summary>Assesses a batch anew, after something was erased: what is left out of its part is taken out of raw too.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="context">What to assess it against.</param>
    /// <param name="erased">Tells erased records from others.</param>
    /// <param name="cancellationToken">Stops the call; doing it again does the rest.</param>
    /// <returns>The batch's report.</returns>
    public async Task<BatchReport> ReassessAsync(BatchRef batch, AssessContext context, ErasureMatcher erased, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        BatchReport report = await AssessAsync(batch, context, erased, isStanding: true, new NullRunProgress(), cancellationToken);
        await _eraser.EraseAsync(batch.Path, erased, cancellationToken);
        return report;
    }

    /// <summary>Reads a batch's report.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The report, or null when the batch is not assessed.</returns>
    public async Task<BatchReport?> FindReportAsync(BatchRef batch, CancellationToken cancellationToken)
    {
        string path = AcceptedPaths.Report(batch);
        if (await lake.FindAsync(path, cancellationToken) is null || await lake.FindAsync(AcceptedPaths.Part(batch), cancellationToken) is null)
        {
            return null;
        }

        await using Stream stream = await lake.OpenReadAsync(path, cancellationToken);
        return await QualityJson.ReadAsync<BatchReport>(stream, path, cancellationToken);
    }

    private async Task<BatchReport> AssessAsync(
        BatchRef batch, AssessContext context, ErasureMatcher? erased, bool isStanding, IRunProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(context);
        Pseudonymizer pseudonymizer = await Pseudonymizer.CreateAsync(keys, cancellationToken);
        using RawBatch raw = await _reader.OpenAsync(batch, cancellationToken);
        using QuarantineBatch quarantine = _quarantine.Begin(raw.Envelope, Stage);
        QualityTally tally = new(raw.Envelope.Manifest.Schema);
        AcceptedRows rows = _room.Rent(batch);
        long leftOut = Read(raw, rows, context, new(pseudonymizer), erased, tally, quarantine, progress, cancellationToken);

        // The last step of both ways is the one that is found undone after a crash: the report of a new batch, the raw records of one that stands.
        if (leftOut > 0 && !isStanding)
        {
            await _eraser.EraseAsync(batch.Path, erased!, cancellationToken);
        }

        BatchReport report = new(batch, raw.Envelope.IsLive, tally.ToCounts()) { BadRecords = quarantine.ToBadRecords(), Erased = leftOut + raw.Erased.Count };
        await PublishAsync(batch, rows, quarantine, report, cancellationToken);
        _room.Return(rows);
        Log.Assessed(logger, batch.Dataset, batch.Batch, report.Counts.Rows, report.Counts.Accepted, quarantine.Count, report.Erased);
        return report;
    }

    private static long Read(
        RawBatch raw, AcceptedRows rows, AssessContext context, PseudonymCache pseudonyms, ErasureMatcher? erased, QualityTally tally, QuarantineBatch quarantine, IRunProgress progress, CancellationToken cancellationToken)
    {
        RawEnvelope envelope = raw.Envelope;
        RecordMapper mapper = raw.CreateMapper();
        RecordChecker checker = new(envelope.Manifest.Kind, context.Now, tally, quarantine.Bad);
        RecordNormalizer normalizer = new(envelope.Manifest.Schema);
        RowDeriver deriver = new(envelope, context.Zone, pseudonyms);
        int time = envelope.Manifest.Schema.EventTime;
        long read = 0;
        long leftOut = 0;
        while (raw.Read(out RawRecord record))
        {
            MappedRecord mapped = mapper.Map(record);
            normalizer.Normalize(mapped.Record);
            if (erased?.Matches(mapped.Record, envelope.Manifest.Platform) == true)
            {
                leftOut++;
            }
            else if (checker.Check(mapped, record.Line) is { IsAccepted: false } verdict)
            {
                tally.CountQuarantined(verdict.Reason!);
                quarantine.Add(verdict.Reason!, verdict.Message!, record);
            }
            else
            {
                AcceptedRow row = deriver.Derive(mapped.Record, record);
                rows.Add(row);
                CountTime(tally, envelope, time, row);
            }

            if (++read % ProgressRows == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress.Advance(Stage, envelope.Manifest.Dataset, ProgressRows);
            }
        }

        progress.Advance(Stage, envelope.Manifest.Dataset, read % ProgressRows);
        return leftOut;
    }

    private static void CountTime(QualityTally tally, RawEnvelope envelope, int time, AcceptedRow row)
    {
        if (time >= 0 && row.EventAt is { } at)
        {
            tally.CountTime(new(at, TimeSpan.Zero), envelope.IsLive ? envelope.ReceivedAt : null);
        }
    }

    // The report is last: where it stands, all that it tells of stands too.
    private async Task PublishAsync(BatchRef batch, AcceptedRows rows, QuarantineBatch quarantine, BatchReport report, CancellationToken cancellationToken)
    {
        await quarantine.CompleteAsync(cancellationToken);
        string scratch = lake.NewScratchFile(".parquet");
        try
        {
            await AcceptedWriter.WriteAsync(scratch, batch.Kind, rows, cancellationToken);
            await lake.PublishAsync(scratch, AcceptedPaths.Part(batch), WriteCondition.Always, cancellationToken);
        }
        finally
        {
            // What was written of it before the disk was full is room that the run needs to say so.
            File.Delete(scratch);
        }

        await lake.WriteAsync(AcceptedPaths.Report(batch), QualityJson.Write(report), WriteCondition.Always, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Assessed {Dataset} batch {Batch}: {Rows} rows, {Accepted} accepted, {Quarantined} quarantined, {Erased} erased.")]
        public static partial void Assessed(ILogger logger, string dataset, string batch, long rows, long accepted, long quarantined, long erased);
    }
}
