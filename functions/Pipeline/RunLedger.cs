using System.Text.Json;
using Trends;
using Trends.Collect.Quarantine;
using Trends.ML;
using Trends.Pipeline;
using Trends.Storage;

namespace TrendFunctions.Pipeline;

/// <summary>Keeps the reports of runs, newest first, and whose turn it is. Every note can be made twice.</summary>
/// <param name="state">Where they are kept.</param>
/// <param name="clock">The clock.</param>
public sealed class RunLedger(IStateStore state, TimeProvider clock)
{
    private const string Table = "runs";
    private const string Reports = "reports";
    private const string Turn = "turn";

    /// <summary>Notes that a run was asked for.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="asOf">The clock that was asked for.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task BeginAsync(string runId, DateTimeOffset? asOf, CancellationToken cancellationToken)
        => state.WriteAsync(Table, Reports, runId, Write(New(runId) with { AsOf = asOf }), WriteCondition.IfNew, cancellationToken);

    /// <summary>Notes what a stage did.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task NoteStageAsync(StageEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(end);
        return UpdateAsync(end.RunId, report => report.With(StageReport.Of(end)), cancellationToken);
    }

    /// <summary>Notes the bad records of a run's input files.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task NoteFilesAsync(string runId, IReadOnlyList<LandedFile> files, CancellationToken cancellationToken)
        => UpdateAsync(
            runId,
            report => report.With(RunStages.Collect, files.SelectMany(f => f.Bad)) with { Warnings = [.. files.SelectMany(f => f.Warnings).Distinct().Order(StringComparer.Ordinal)] },
            cancellationToken);

    /// <summary>Notes the scores of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="quality">The scores.</param>
    /// <param name="bad">The bad records.</param>
    /// <param name="asOf">The newest accepted event; null for none.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task NoteQualityAsync(string runId, RunQuality quality, IEnumerable<BadRecords> bad, DateTimeOffset? asOf, CancellationToken cancellationToken)
        => UpdateAsync(runId, report => report.With(RunStages.Quality, bad) with { Quality = quality, AsOf = report.AsOf ?? asOf }, cancellationToken);

    /// <summary>Notes what happened to a model.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task NoteModelAsync(string runId, ModelReport model, CancellationToken cancellationToken)
        => UpdateAsync(runId, report => report.With(model), cancellationToken);

    /// <summary>Finds what happened to a model in a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The report, or null when the run did nothing to it.</returns>
    public async Task<ModelReport?> FindModelAsync(string runId, string model, CancellationToken cancellationToken)
        => (await FindAsync(runId, cancellationToken))?.Models.FirstOrDefault(m => m.Name == model);

    /// <summary>Notes the end of a run and gives its turn up.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task EndAsync(RunEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(end);
        await UpdateAsync(
            end.RunId,
            report => report with { Status = end.Status, Error = end.Error, FinishedAt = clock.GetUtcNow() },
            cancellationToken);
        if (await state.ReadAsync(Table, Turn, Turn, cancellationToken) is { } held && held.Value == end.RunId)
        {
            await state.DeleteAsync(Table, Turn, Turn, WriteCondition.IfMatch(held.ETag), cancellationToken);
        }
    }

    /// <summary>Marks the run whose turn it is as interrupted: its process is about to end.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task NoteInterruptionAsync(CancellationToken cancellationToken)
    {
        if (await HolderAsync(cancellationToken) is { } runId)
        {
            await UpdateAsync(runId, report => report with { Status = RunStatus.Interrupted }, cancellationToken);
        }
    }

    /// <summary>Tells whose turn it is.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The run, or null when the pipeline is free.</returns>
    public async Task<string?> HolderAsync(CancellationToken cancellationToken)
        => (await state.ReadAsync(Table, Turn, Turn, cancellationToken))?.Value;

    /// <summary>Takes the turn, when it is free, held already, or held by a run that is known to be over.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="over">A run that is over; null for none.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether it is the run's turn.</returns>
    public async Task<bool> TryTakeTurnAsync(string runId, string? over, CancellationToken cancellationToken)
    {
        StateRow? held = await state.ReadAsync(Table, Turn, Turn, cancellationToken);
        if (held is null)
        {
            return await state.WriteAsync(Table, Turn, Turn, runId, WriteCondition.IfNew, cancellationToken) is not null;
        }

        return held.Value == runId
            || (held.Value == over
                && await state.WriteAsync(Table, Turn, Turn, runId, WriteCondition.IfMatch(held.ETag), cancellationToken) is not null);
    }

    /// <summary>Finds a run's report.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The report, or null when there is no such run.</returns>
    public async Task<RunReport?> FindAsync(string runId, CancellationToken cancellationToken)
        => await state.ReadAsync(Table, Reports, runId, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Lists reports, newest first.</summary>
    /// <param name="top">At most so many, 1 to 100.</param>
    /// <param name="continuation">Where an earlier page stopped; null for the start.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The reports and where the next page starts.</returns>
    public async Task<(IReadOnlyList<RunReport> Reports, string? Continuation)> ListAsync(int top, string? continuation, CancellationToken cancellationToken)
    {
        StatePage page = await state.QueryAsync(Table, Reports, new(Descending: true, Top: top, Continuation: continuation), cancellationToken);
        return ([.. page.Rows.Select(Read)], page.Continuation);
    }

    private async Task UpdateAsync(string runId, Func<RunReport, RunReport> change, CancellationToken cancellationToken)
    {
        StateRow? written;
        do
        {
            StateRow? row = await state.ReadAsync(Table, Reports, runId, cancellationToken);
            RunReport report = change(row is null ? New(runId) : Read(row));
            WriteCondition condition = row is null ? WriteCondition.IfNew : WriteCondition.IfMatch(row.ETag);
            written = await state.WriteAsync(Table, Reports, runId, Write(report), condition, cancellationToken);
        }
        while (written is null);
    }

    private RunReport New(string runId) => new(runId, RunStatus.Running, clock.GetUtcNow(), null, null, null, [], null, []);

    private static string Write(RunReport report) => JsonSerializer.Serialize(report, RunJson.Default.RunReport);

    private static RunReport Read(StateRow row) => JsonSerializer.Deserialize(row.Value, RunJson.Default.RunReport)
        ?? throw new TrendsException($"The report of run '{row.Row}' is empty. Delete its row in the state store.");
}
