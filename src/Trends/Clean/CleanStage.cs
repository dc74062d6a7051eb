using Microsoft.Extensions.Logging;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Clean;

/// <summary>
/// Makes staging from the accepted parts: of every identity the version that stands, by month, missing numbers filled in, outliers flagged, numbers scaled.
/// Every step can be done again: plan, then the slices in any order, then complete. Staging is a function of the accepted rows, whatever their order or split.
/// </summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
/// <param name="logger">The log.</param>
public sealed partial class CleanStage(DuckEngine engine, ILake lake, ILogger<CleanStage> logger)
{
    /// <summary>Decides what has to be cleaned.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TrendsException">An accepted part is not readable.</exception>
    public async Task<CleanPlan> PlanAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        CleanPlan plan = await new CleanPlanner(engine, lake).PlanAsync(kind, cancellationToken);
        Log.Planned(logger, kind.Name(), plan.Slices.Count, plan.Counts.RowsIn, plan.Counts.Duplicates);
        return plan;
    }

    /// <summary>Cleans the months of a slice.</summary>
    /// <param name="slice">The slice, from the newest plan of its kind.</param>
    /// <param name="cancellationToken">Stops the call; months written until then stay.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="TrendsException">There is no plan, or a part is not readable.</exception>
    public async Task<long> CleanSliceAsync(CleanSlice slice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(slice);
        long rows = await new CleanWriter(engine, lake).WriteAsync(slice, cancellationToken);
        Log.Cleaned(logger, slice.Kind.Name(), slice.Months[0], slice.Months[^1], rows);
        return rows;
    }

    /// <summary>Publishes the manifest and deletes the months that no longer hold rows. Without a plan it does nothing.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The stage's counts for the kind.</returns>
    /// <exception cref="TrendsException">A planned slice has not run.</exception>
    public async Task<StageCounts> CompleteAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        OutputLedger ledger = new(lake, StagingPaths.Folder(kind));
        OutputPlan? plan = await ledger.ReadPlanAsync(cancellationToken);
        return plan is null
            ? new StageCounts()
            : plan.Counts with { RowsWritten = await ledger.CompleteAsync(plan, cancellationToken) };
    }

    /// <summary>Plans, cleans every slice and completes, one after the other.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The stage's counts for the kind.</returns>
    public async Task<StageCounts> RunAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        foreach (CleanSlice slice in (await PlanAsync(kind, cancellationToken)).Slices)
        {
            await CleanSliceAsync(slice, cancellationToken);
        }

        return await CompleteAsync(kind, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Planned {Kind}: {Slices} slices, {RowsIn} new rows, {Duplicates} of them duplicates")]
        public static partial void Planned(ILogger logger, string kind, int slices, long rowsIn, long duplicates);

        [LoggerMessage(LogLevel.Information, "Cleaned {Kind} {First} to {Last}: {Rows} rows")]
        public static partial void Cleaned(ILogger logger, string kind, string first, string last, long rows);
    }
}
