using Microsoft.Extensions.Logging;
using Trends.Collect.Landing;
using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;
using Trends.Governance;
using Trends.Pipeline;
using Trends.Quality.Accepted;
using Trends.Quality.Metrics;
using Trends.Quality.Rules;
using Trends.Storage;

namespace Trends.Quality;

/// <summary>Assesses raw batches: maps, checks, sets aside what cannot be used, masks the rest and writes it as accepted part with a report.</summary>
/// <param name="lake">Where batches and parts are.</param>
/// <param name="keys">Keeps the key of pseudonyms.</param>
/// <param name="logger">Takes a line a batch.</param>
public sealed partial class Assessor(ILake lake, IPseudonymKeys keys, ILogger<Assessor> logger)
{
    private const string Stage = "quality";
    private const int ProgressRows = 2_000;
    private readonly RawBatchReader _reader = new(lake);
    private readonly QuarantineWriter _quarantine = new(lake);
    private readonly AcceptedRowsPool _room = new();

    /// <summary>Assesses a batch. A batch whose part and report stand is not read again.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="context">What to assess it against.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Stops the call; nothing half done is seen.</param>
    /// <returns>The batch's report.</returns>
    public async Task<BatchReport> AssessAsync(BatchRef batch, AssessContext context, IRunProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);

        if (await FindReportAsync(batch, cancellationToken) is { } standing)
        {
            progress.Advance(Stage, batch.Dataset, standing.Counts.Rows);
            return standing;
        }

        Pseudonymizer pseudonymizer = await Pseudonymizer.CreateAsync(keys, cancellationToken);
        using RawBatch raw = await _reader.OpenAsync(batch, cancellationToken);
        using QuarantineBatch quarantine = _quarantine.Begin(raw.Envelope, Stage);
        QualityTally tally = new(raw.Envelope.Manifest.Schema);
        AcceptedRows rows = _room.Rent(batch);
        Read(raw, rows, context, new(pseudonymizer), tally, quarantine, progress, cancellationToken);

        BatchReport report = new(batch, raw.Envelope.IsLive, tally.ToCounts()) { BadRecords = quarantine.ToBadRecords() };
        await PublishAsync(batch, rows, quarantine, report, cancellationToken);
        _room.Return(rows);
        Log.Assessed(logger, batch.Dataset, batch.Batch, report.Counts.Rows, report.Counts.Accepted, quarantine.Count);
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

    private static void Read(
        RawBatch raw, AcceptedRows rows, AssessContext context, PseudonymCache pseudonyms, QualityTally tally, QuarantineBatch quarantine, IRunProgress progress, CancellationToken cancellationToken)
    {
        RawEnvelope envelope = raw.Envelope;
        RecordMapper mapper = raw.CreateMapper();
        RecordChecker checker = new(envelope.Manifest.Kind, context.Now, tally, quarantine.Bad);
        RowDeriver deriver = new(envelope, context.Zone, pseudonyms);
        int time = envelope.Manifest.Schema.EventTime;
        long read = 0;
        while (raw.Read(out RawRecord record))
        {
            MappedRecord mapped = mapper.Map(record);
            deriver.Normalize(mapped.Record);
            Verdict verdict = checker.Check(mapped, record.Line);
            if (verdict.IsAccepted)
            {
                AcceptedRow row = deriver.Derive(mapped.Record, record);
                rows.Add(row);
                CountTime(tally, envelope, time, row);
            }
            else
            {
                tally.CountQuarantined(verdict.Reason!);
                quarantine.Add(verdict.Reason!, verdict.Message!, record);
            }

            if (++read % ProgressRows == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress.Advance(Stage, envelope.Manifest.Dataset, ProgressRows);
            }
        }

        progress.Advance(Stage, envelope.Manifest.Dataset, read % ProgressRows);
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
        await AcceptedWriter.WriteAsync(scratch, batch.Kind, rows, cancellationToken);
        await lake.PublishAsync(scratch, AcceptedPaths.Part(batch), WriteCondition.Always, cancellationToken);
        await lake.WriteAsync(AcceptedPaths.Report(batch), QualityJson.Write(report), WriteCondition.Always, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Assessed {Dataset} batch {Batch}: {Rows} rows, {Accepted} accepted, {Quarantined} quarantined.")]
        public static partial void Assessed(ILogger logger, string dataset, string batch, long rows, long accepted, long quarantined);
    }
}
