using System.Diagnostics;
using Azure.Identity;
using Bench.Harness;
using Bench.Serve;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trends.Azure.Marts;
using Trends.Marts;
using Trends.Storage;

namespace Bench.Cosmos;

/// <summary>The marts on Cosmos DB: a bulk write of trend rows against the SDK alone, and what reads take.</summary>
internal sealed class CosmosBenchmark : IBenchmark
{
    private const string Ours = "ours";
    private const string Typed = "bare SDK, typed";
    private const string Streams = "bare SDK, streams";
    private const int Rows = 20_000;
    private const int Reads = 1_000;
    private const int PageRows = 500;
    private const int Runs = 7;

    // The first one creates; and a second of work is compiled anew while it runs.
    private const int WarmUps = 3;

    /// <inheritdoc/>
    public string Name => "cosmos";

    /// <inheritdoc/>
    public string Summary => "bulk upserts/s of trend rows against the bare SDK; point reads and pages";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        // The SDK would ask the address that virtual machines have in Azure.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        await using Server server = await CosmosServer.StartAsync(cancellationToken);
        IOptions<CosmosMartsOptions> options = Options.Create(new CosmosMartsOptions { CosmosEndpoint = new(server.Url("/")) });
        using CosmosConnection connection = new(options, new DefaultAzureCredential());
        using CosmosMartStore store = new(connection, options, TimeProvider.System, NullLoggerFactory.Instance);
        await store.CreateAsync(MartDefinitions.Trend, cancellationToken);
        using BareSdk bare = new(options.Value.CosmosEndpoint!, options.Value.Database, MartDefinitions.Trend.Name);
        MartRow[] rows = TrendRows.Make(Rows);
        TrendDocument[] documents = [.. rows.Select(TrendDocument.Of)];
        List<(double Ours, double Typed, double Streams)> turns = [];
        for (int i = 0; i < WarmUps + context.RunsOr(Runs); i++)
        {
            double ours = await PerSecondAsync(Rows, () => store.UpsertManyAsync(MartDefinitions.Trend, rows.ToAsyncEnumerable(), cancellationToken));
            double typed = await PerSecondAsync(Rows, () => bare.UpsertAsync(documents, cancellationToken));
            double streams = await PerSecondAsync(Rows, () => bare.UpsertStreamsAsync(documents, cancellationToken));
            BenchContext.Say($"upserts/s: ours {ours:N0}, typed {typed:N0}, streams {streams:N0}");
            turns.Add((ours, typed, streams));
        }

        turns.RemoveRange(0, WarmUps);
        if (await store.CountAsync(MartDefinitions.Trend, new(), cancellationToken) != Rows)
        {
            throw new BenchException("The container does not hold the rows that were written.");
        }

        List<double> reads = await Measured.SecondsAsync(context.RunsOr(Runs), () => ReadAsync(store, rows, cancellationToken));
        List<double> pages = await Measured.SecondsAsync(context.RunsOr(Runs), () => store.QueryAsync(MartDefinitions.Trend, new(Partition: "2026-07-15", Top: PageRows), cancellationToken));
        context.Notes.Add($"{Rows:N0} rows of the trend mart, the key in two parts, each turn over the ones before, through the gateway's protocol to an account in memory in another process on this machine; the bare SDK awaits all its tasks at once, ours takes rows from a stream.");
        return
        [
            BenchResult.Of(Ours, "perSecond", [.. turns.Select(t => t.Ours)]),
            BenchResult.Of(Typed, "perSecond", [.. turns.Select(t => t.Typed)]),
            BenchResult.Of(Streams, "perSecond", [.. turns.Select(t => t.Streams)]),
            BenchResult.Of($"{Ours}, to {Typed}", "ratio", [.. turns.Select(t => t.Ours / t.Typed)], Bar.AtLeast(0.8)),
            BenchResult.Of($"{Ours}, to {Streams}", "ratio", [.. turns.Select(t => t.Ours / t.Streams)], Bar.AtLeast(0.8)),
            BenchResult.Of($"{Ours}, point reads one after another", "perSecond", [.. reads.Select(s => Reads / s)]),
            BenchResult.Of($"{Ours}, pages of {PageRows} rows of a day", "perSecond", [.. pages.Select(s => 1 / s)]),
        ];
    }

    private static async Task<double> PerSecondAsync(int count, Func<Task> work)
    {
        // What the last turn left behind is not this one's cost.
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        await work();
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task ReadAsync(CosmosMartStore store, MartRow[] rows, CancellationToken cancellationToken)
    {
        for (int i = 0; i < Reads; i++)
        {
            MartKey key = MartDefinitions.Trend.KeyOf(rows[i * 17 % rows.Length]);
            if (await store.ReadAsync(MartDefinitions.Trend, key.Partition, key.Id, cancellationToken) is null)
            {
                throw new BenchException($"Row '{key.Id}' of '{key.Partition}' is not there.");
            }
        }
    }
}
