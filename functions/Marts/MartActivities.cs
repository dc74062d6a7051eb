using Microsoft.Azure.Functions.Worker;
using Trends;
using Trends.Marts;
using Trends.Pipeline;
using Trends.Serving.Intake;
using Trends.Storage;
using Trends.Warehouse;

namespace TrendFunctions.Marts;

/// <summary>The activities of the marts stage.</summary>
/// <param name="stage">Does the work.</param>
/// <param name="lake">Holds the warehouse.</param>
/// <param name="progress">Is told how far it is.</param>
/// <param name="answers">The rows of the AI mart that come from predictions and feedback.</param>
/// <param name="coverage">The rows that tell how much of what was asked of platforms came.</param>
public sealed class MartActivities(MartStage stage, ILake lake, IRunProgress progress, AnswerMart answers, CoverageMart coverage)
{
    /// <summary>Lists the marts to build: all of them, or none where nothing was ever loaded.</summary>
    /// <param name="input">Nothing.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PlanMarts))]
    public async Task<IReadOnlyList<string>> PlanMarts([ActivityTrigger] string? input, CancellationToken cancellationToken)
        => await lake.ListAsync(WarehouseTables.Folder, cancellationToken).AnyAsync(o => o.Path.EndsWith(".parquet", StringComparison.Ordinal), cancellationToken)
            ? [.. MartDefinitions.Marts.Keys]
            : [];

    /// <summary>Builds one mart.</summary>
    /// <param name="mart">The mart's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(BuildMart))]
    public async Task<StageCounts> BuildMart([ActivityTrigger] string mart, CancellationToken cancellationToken)
    {
        progress.Advance(RunStages.Marts, mart, 0);
        MartBuild build = await stage.BuildAsync(mart, cancellationToken);

        // After the build, which clears a container that it does not know.
        (long rows, long written) = mart == MartDefinitions.Ai.Name ? await answers.RestateAsync(cancellationToken) : default;
        progress.Advance(RunStages.Marts, mart, build.Rows + rows);
        return new(RowsIn: build.Rows + rows, RowsWritten: build.RowsWritten + written);
    }

    /// <summary>Brings into the marts how much of what was asked of sources came.</summary>
    /// <param name="input">Nothing.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(UpdateCoverage))]
    public async Task<StageCounts> UpdateCoverage([ActivityTrigger] string? input, CancellationToken cancellationToken)
    {
        long written = await coverage.UpdateAsync(cancellationToken);
        return new(RowsIn: written, RowsWritten: written);
    }
}
