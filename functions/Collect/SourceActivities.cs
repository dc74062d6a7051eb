using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Landing;
using Trends.Pipeline;

namespace TrendFunctions.Collect;

/// <summary>The activities that read the configured sources.</summary>
/// <param name="planner">Lists reads.</param>
/// <param name="forecaster">Asks what they will cost.</param>
/// <param name="collector">Reads and lands.</param>
/// <param name="batches">Remembers what a run has read already.</param>
/// <param name="progress">Is told how far it is.</param>
public sealed class SourceActivities(SourcePlanner planner, SourceForecaster forecaster, SourceCollector collector, RunBatches batches, IRunProgress progress)
{
    // Reads wait for networks, not for processors: one activity keeps many going, and a plan has few activities.
    private const int ReadsOfActivity = 64;
    private const int ReadsAtOnce = 16;

    /// <summary>Lists a run's reads of the configured sources.</summary>
    /// <param name="input">The run and the step.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PlanSources))]
    public async Task<IReadOnlyList<ReadSourcesInput>> PlanSources([ActivityTrigger] PlanSourcesInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        RunRequest request = input.Stage.Request;
        if (request.Inputs.Count > 0)
        {
            return [];
        }

        IReadOnlyList<SourceRead> reads = await planner.PlanAsync(request.From, request.To, input.OfParents, cancellationToken);

        foreach ((string stream, string text) in await forecaster.ForecastAsync(reads, cancellationToken))
        {
            progress.EndPart(RunStages.Collect, stream, 0, TimeSpan.Zero, $"plan: {text}");
        }

        // A stream's reads stay together, so that one line tells of it; streams of a platform, which share its limits, are spread.
        int activities = (reads.Count + ReadsOfActivity - 1) / ReadsOfActivity;
        string[] streams = [.. reads.Select(r => r.Stream).Distinct(StringComparer.Ordinal)];
        return
        [
            .. Enumerable.Range(0, activities)
                .Select(i => new ReadSourcesInput(input.Stage.RunId, [.. reads.Where(r => Array.IndexOf(streams, r.Stream) % activities == i)]))
                .Where(i => i.Reads.Count > 0),
        ];
    }

    /// <summary>Reads some of them, side by side. What an earlier attempt of this activity read to its end is not read again.</summary>
    /// <param name="input">The reads.</param>
    /// <param name="cancellationToken">Stops the reads; they go on where they were.</param>
    [Function(nameof(ReadSources))]
    public async Task<SourcesOutcome> ReadSources([ActivityTrigger] ReadSourcesInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        long started = Stopwatch.GetTimestamp();
        SourcesOutcome[] outcomes = new SourcesOutcome[input.Reads.Count];
        await Parallel.ForAsync(
            0,
            outcomes.Length,
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (i, stop) => outcomes[i] = await ReadAsync(input.RunId, input.Reads[i], stop));
        foreach ((string stream, SourcesOutcome sum) in input.Reads.Zip(outcomes).GroupBy(r => r.First.Stream, r => r.Second).Select(g => (g.Key, g.Aggregate((a, b) => a.Add(b)))))
        {
            progress.EndPart(RunStages.Collect, stream, sum.Counts.RowsIn, Stopwatch.GetElapsedTime(started), sum.FirstMessage ?? $"{sum.Reads} queries");
        }

        return outcomes.Aggregate(new SourcesOutcome(new()), (sum, next) => sum.Add(next));
    }

    private async Task<SourcesOutcome> ReadAsync(string runId, SourceRead read, CancellationToken cancellationToken)
    {
        string name = read.Query is null ? read.Stream : $"{read.Stream} {read.Query}";
        if (await batches.FindAsync(runId, name, cancellationToken) is { } before)
        {
            return new(before.Counts, 1);
        }

        SourceResult result = await collector.CollectAsync(read, cancellationToken);
        LandResult landed = result.Landed with
        {
            // A run on sources works on everything that stands, not on what it read alone: events came in beside it.
            Batches = [],
            Warnings = result.Message is null ? result.Landed.Warnings : [.. result.Landed.Warnings, result.Message],
        };
        StageCounts counts = await batches.AddAsync(runId, name, landed, cancellationToken);
        return new(counts, 1, result.Error is not null && counts.RowsIn == 0 ? 1 : 0, result.Message);
    }
}
