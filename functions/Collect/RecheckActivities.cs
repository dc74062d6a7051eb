using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Lookup;
using Trends.Collect.Landing;
using Trends.Pipeline;

namespace TrendFunctions.Collect;

/// <summary>The activity that learns what was deleted at the configured sources.</summary>
/// <param name="planner">Lists the streams whose posts are asked for again.</param>
/// <param name="rechecker">Asks and lands.</param>
/// <param name="batches">Remembers what a run has done already.</param>
/// <param name="progress">Is told how far it is.</param>
public sealed class RecheckActivities(SourcePlanner planner, SourceRechecker rechecker, RunBatches batches, IRunProgress progress)
{
    // Streams of a platform go one after another: they share its limits, and what one found deleted the next need not ask for.
    private const int PlatformsAtOnce = 16;

    /// <summary>Asks for posts that were landed, and lands which were deleted. What an earlier attempt of this activity did is not done again.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Stops it; the next run goes on.</param>
    [Function(nameof(RecheckSources))]
    public async Task<StageCounts> RecheckSources([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        IGrouping<string, string>[] platforms = [.. planner.PlanRechecks().GroupBy(stream => SourceCatalog.Current.Find(stream)!.Platform.Platform)];
        StageCounts[] counts = new StageCounts[platforms.Length];
        await Parallel.ForAsync(
            0,
            platforms.Length,
            new ParallelOptions { MaxDegreeOfParallelism = PlatformsAtOnce, CancellationToken = cancellationToken },
            async (i, stop) => counts[i] = await RecheckAsync(input.RunId, platforms[i], stop));
        return counts.Aggregate(new StageCounts(), (sum, next) => sum + next);
    }

    private async Task<StageCounts> RecheckAsync(string runId, IEnumerable<string> streams, CancellationToken cancellationToken)
    {
        StageCounts sum = new();
        foreach (string stream in streams)
        {
            string name = $"{stream} deletions";
            sum += await batches.FindAsync(runId, name, cancellationToken) is { } before ? before.Counts : await RecheckAsync(runId, name, stream, cancellationToken);
        }

        return sum;
    }

    private async Task<StageCounts> RecheckAsync(string runId, string name, string stream, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        RecheckResult result = await rechecker.RecheckAsync(stream, cancellationToken);
        LandResult landed = result.Landed with
        {
            Batches = [],
            Warnings = result.Message is null ? result.Landed.Warnings : [.. result.Landed.Warnings, result.Message],
        };
        if (result.LookedUp > 0 || result.Message is not null)
        {
            string note = $"{result.LookedUp} looked up, {result.Gone} gone{(result.IsWhole ? string.Empty : "; the next run goes on")}";
            progress.EndPart(RunStages.Collect, stream, result.Gone, Stopwatch.GetElapsedTime(started), result.Message is null ? note : $"{note}; {result.Message}");
        }

        return await batches.AddAsync(runId, name, landed, cancellationToken);
    }
}
