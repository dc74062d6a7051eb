using Microsoft.Extensions.Logging;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Warehouse;

/// <summary>
/// Loads the star schema from staging: facts and aggregates by month, each month a function of its staging months, then the dimensions. Every step
/// can be done again; what is current is left alone; what is missing is rebuilt.
/// </summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
/// <param name="logger">The log.</param>
public sealed partial class WarehouseStage(DuckEngine engine, ILake lake, ILogger<WarehouseStage> logger)
{
    /// <summary>Decides which months have to be loaded.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<WarehousePlan> PlanAsync(CancellationToken cancellationToken)
    {
        WarehousePlan plan = await new WarehousePlanner(engine, lake).PlanAsync(cancellationToken);
        Log.Planned(logger, plan.Slices.Count, plan.RowsIn);
        return plan;
    }

    /// <summary>Loads the months of a slice.</summary>
    /// <param name="slice">The slice, from the newest plan.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="TrendsException">There is no plan, or staging is not readable.</exception>
    public async Task<long> LoadSliceAsync(WarehouseSlice slice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(slice);
        long rows = await new WarehouseLoader(engine, lake).LoadAsync(slice, cancellationToken);
        Log.Loaded(logger, slice.Group, slice.Months[0], slice.Months[^1], rows);
        return rows;
    }

    /// <summary>Rebuilds the dimensions, publishes the manifest and deletes what vanished. Without a plan it does nothing.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Rows read and written in this run.</returns>
    /// <exception cref="TrendsException">A planned slice has not run.</exception>
    public async Task<StageCounts> CompleteAsync(CancellationToken cancellationToken)
    {
        OutputLedger ledger = new(lake, WarehouseTables.Folder);
        OutputPlan? plan = await ledger.ReadPlanAsync(cancellationToken);
        if (plan is null)
        {
            return new();
        }

        await new DimensionLoader(engine, lake).LoadAsync(plan, ledger, cancellationToken);
        return plan.Counts with { RowsWritten = await ledger.CompleteAsync(plan, cancellationToken) };
    }

    /// <summary>Plans, loads every slice and completes, one after the other.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Rows read and written in this run.</returns>
    public async Task<StageCounts> RunAsync(CancellationToken cancellationToken)
    {
        foreach (WarehouseSlice slice in (await PlanAsync(cancellationToken)).Slices)
        {
            await LoadSliceAsync(slice, cancellationToken);
        }

        return await CompleteAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Planned the warehouse: {Slices} slices of {Rows} rows")]
        public static partial void Planned(ILogger logger, int slices, long rows);

        [LoggerMessage(LogLevel.Information, "Loaded {Group} {First} to {Last}: {Rows} rows")]
        public static partial void Loaded(ILogger logger, string group, string first, string last, long rows);
    }
}
