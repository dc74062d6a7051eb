using System.Text.Json;
using Microsoft.Extensions.Logging;
using Trends.Engine;
using Trends.Storage;
using Trends.Warehouse;

namespace Trends.Marts;

/// <summary>Builds the marts from the warehouse: writes the rows that are new or changed, deletes those that vanished, and leaves a watermark.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
/// <param name="store">The marts.</param>
/// <param name="state">Where watermarks are kept for readers: table <c>marts</c>, partition <c>marts</c>, row the mart's name.</param>
/// <param name="logger">The log.</param>
public sealed partial class MartStage(DuckEngine engine, ILake lake, IMartStore store, IStateStore state, ILogger<MartStage> logger)
{
    // Each has a session of the engine, and a store writes what another one's session makes meanwhile.
    private const int ContainersAtOnce = 2;

    /// <summary>Builds a mart.</summary>
    /// <param name="mart">One of <c>user</c>, <c>campaign</c>, <c>trend</c>, <c>ai</c>.</param>
    /// <param name="cancellationToken">Stops the call; building again goes on from what was written.</param>
    /// <exception cref="TrendsException">There is no such mart, or the warehouse is not readable.</exception>
    public async Task<MartBuild> BuildAsync(string mart, CancellationToken cancellationToken)
    {
        if (!MartDefinitions.Marts.TryGetValue(mart, out IReadOnlyList<MartDefinition>? containers))
        {
            throw new TrendsException($"There is no mart '{mart}'. It is one of {string.Join(", ", MartDefinitions.Marts.Keys)}.");
        }

        OutputManifest manifest = await new OutputLedger(lake, WarehouseTables.Folder).ReadAsync(cancellationToken);
        if (manifest.Outputs.Count == 0)
        {
            throw new TrendsException($"The mart '{mart}' has no warehouse to come from. Run the load stage first.");
        }

        MartWriter writer = new(engine, lake, store);
        MartBuild[] builds = new MartBuild[containers.Count];
        await Parallel.ForAsync(
            0,
            builds.Length,
            new ParallelOptions { MaxDegreeOfParallelism = ContainersAtOnce, CancellationToken = cancellationToken },
            async (i, token) => builds[i] = await writer.WriteAsync(containers[i], manifest, token));
        MartBuild build = new(
            mart,
            string.Join('.', builds.Select(b => b.Watermark)),
            builds[0].Rows,
            builds.Sum(b => b.RowsWritten),
            builds.Sum(b => b.RowsDeleted));
        await RememberAsync(build, cancellationToken);
        Log.Built(logger, mart, build.Rows, build.RowsWritten, build.RowsDeleted);
        return build;
    }

    /// <summary>Builds every mart.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<MartBuild>> BuildAllAsync(CancellationToken cancellationToken)
    {
        List<MartBuild> builds = [];
        foreach (string mart in MartDefinitions.Marts.Keys)
        {
            builds.Add(await BuildAsync(mart, cancellationToken));
        }

        return builds;
    }

    private async Task RememberAsync(MartBuild build, CancellationToken cancellationToken)
    {
        string value = JsonSerializer.Serialize(new { watermark = build.Watermark, rows = build.Rows }, OutputManifest.Json);
        if ((await state.ReadAsync("marts", "marts", build.Mart, cancellationToken))?.Value != value)
        {
            await state.WriteAsync("marts", "marts", build.Mart, value, WriteCondition.Always, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Built mart {Mart}: {Rows} rows, {Written} written, {Deleted} deleted")]
        public static partial void Built(ILogger logger, string mart, long rows, long written, long deleted);
    }
}
