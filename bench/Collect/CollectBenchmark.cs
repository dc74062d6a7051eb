using System.Diagnostics;
using System.Globalization;
using Bench.Harness;
using Microsoft.Extensions.DependencyInjection;
using Trends.Collect.Connect;
using Trends.Simulator;

namespace Bench.Collect;

/// <summary>Records collected a second from the simulator through the real connectors: many platforms side by side, and one of them against a loop with the bare client; and, with limits, how well they are used.</summary>
internal sealed class CollectBenchmark : IBenchmark
{
    private const int Size = 3_000;
    private const int AtOnce = 30;
    private const int Runs = 5;

    // A read of one source takes a quarter of a second, which says little by itself.
    private const int ReadsOfOne = 8;
    private const string One = "mastodon-public";

    /// <inheritdoc/>
    public string Name => "collect";

    /// <inheritdoc/>
    public string Summary => "records/s collected from the simulator without limits, many sources at once, and one source against the bare client; with limits, the share of them that is used";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await using SimulatorHost simulator = await SimulatorHost.StartAsync(new() { Size = Size, WithLimits = false }, cancellationToken);
        List<double> many = [];
        List<double> one = [];
        List<double> bare = [];
        int reads = 0;
        long records = 0;
        for (int run = 0; run <= context.RunsOr(Runs); run++)
        {
            string folder = Path.Combine(context.Folder, run.ToString(CultureInfo.InvariantCulture));
            await using (ServiceProvider services = CollectServices.Make(simulator, Path.Combine(folder, "many")))
            {
                (records, reads, double seconds) = await CollectAsync(services, _ => true, cancellationToken);
                many.Add(records / seconds);
            }

            (double ours, double theirs) = await OneAsync(simulator, folder, cancellationToken);
            one.Add(ours);
            bare.Add(theirs);
            BenchContext.Say(FormattableString.Invariant($"{many[^1]:N0} records/s of {reads} reads; {One}: ours {one[^1]:N0}, bare client {bare[^1]:N0}"));
        }

        // The first turn is the warm-up, in which the simulator draws its world too.
        context.Notes.Add(FormattableString.Invariant($"{records:N0} records by {reads} reads of all platforms that the simulator speaks, {AtOnce} at a time, into a folder lake and SQLite; without comments of single posts. The simulator answers from the same process and shares the two cores. Quotas are left out; blocks are still looked up before each call."));
        context.Notes.Add("The bare client follows the Link header, parses each page and writes its records packed into one file; ours keeps cursors, looks up blocks and lands batches with their receipts beside that.");
        return
        [
            BenchResult.Of("ours, 30 sources at once", "perSecond", many[1..], Bar.AtLeast(5_000)),
            BenchResult.Of($"ours, {One}", "perSecond", one[1..]),
            BenchResult.Of($"bare client, {One}", "perSecond", bare[1..]),
            BenchResult.Of($"ours to bare client, {One}", "ratio", [.. one[1..].Zip(bare[1..], (o, b) => o / b)]),
            .. await LimitMeasure.RunAsync(context, cancellationToken),
        ];
    }

    // In turns, so that whatever else the machine does slows both.
    private static async Task<(double Ours, double Bare)> OneAsync(SimulatorHost simulator, string folder, CancellationToken cancellationToken)
    {
        List<double> ours = [];
        List<double> bare = [];
        for (int turn = 0; turn < ReadsOfOne; turn++)
        {
            string own = Path.Combine(folder, FormattableString.Invariant($"one-{turn}"));
            await using (ServiceProvider services = CollectServices.Make(simulator, own))
            {
                (long rows, _, double seconds) = await CollectAsync(services, read => read.Stream == One, cancellationToken);
                ours.Add(seconds / rows);
            }

            bare.Add(1 / await BareClient.ReadAsync(simulator.BaseUri("mastodon"), own + ".ndjson.gz", cancellationToken));
        }

        return (1 / ours.Average(), 1 / bare.Average());
    }

    private static async Task<(long Records, int Reads, double Seconds)> CollectAsync(ServiceProvider services, Func<SourceRead, bool> isWanted, CancellationToken cancellationToken)
    {
        SourceRead[] reads = [.. (await services.GetRequiredService<SourcePlanner>().PlanAsync(null, null, ofParents: false, cancellationToken)).Where(isWanted)];
        SourceCollector collector = services.GetRequiredService<SourceCollector>();
        GC.Collect();
        long records = 0;
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            reads,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (read, stop) => Interlocked.Add(ref records, (await collector.CollectAsync(read, stop)).Landed.Counts.RowsIn));
        return (records, reads.Length, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
