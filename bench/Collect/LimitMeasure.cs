using System.Globalization;
using Bench.Harness;
using Connectors.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator;

namespace Bench.Collect;

/// <summary>Which share of what a platform permits is used when there is more to do than it permits, and how many calls it has to refuse; on a clock on which nobody waits.</summary>
internal static class LimitMeasure
{
    /// <summary>Measures every case.</summary>
    /// <param name="context">Temporary folder and progress.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        List<BenchResult> results = [];
        foreach (LimitCase one in LimitCase.All)
        {
            (double used, long refused) = await RunAsync(one, Path.Combine(context.Folder, "limits", one.Stream), cancellationToken);
            BenchContext.Say(FormattableString.Invariant($"{one.Stream}, {one.Limit}: {used:P1} used, {refused} refused"));
            results.Add(BenchResult.Of($"ours, {one.Stream}: {one.Limit}, share used", "ratio", [used], Bar.AtLeast(0.95)));
            results.Add(BenchResult.Of($"ours, {one.Stream}: refused by the platform", "calls", [refused], Bar.AtMost(0)));
        }

        context.Notes.Add("Shares of limits: the simulator keeps to the platforms' documented limits and refuses what is beyond them, the connectors keep to their manifests' quotas; neither knows of the other. There is more to do than is permitted; where a window is longer than a read waits, the next run begins when it opens. Windows that the work does not fill, the last ones, are left out. The clock skips waits, and calls take none of its time, so that this measures the reckoning and not the network.");
        return results;
    }

    private static async Task<(double Used, long Refused)> RunAsync(LimitCase one, string folder, CancellationToken cancellationToken)
    {
        SkipClock clock = new(new(2026, 5, 20, 6, 2, 7, TimeSpan.Zero));
        await using SimulatorHost simulator = await SimulatorHost.StartAsync(new() { Size = 40, Clock = clock }, cancellationToken);
        await using ServiceProvider services = CollectServices.MakeLimited(simulator, clock, folder);
        SourceCollector collector = services.GetRequiredService<SourceCollector>();
        for (int i = 0; i < one.Reads; i++)
        {
            SourceRead read = new(one.Stream, string.Create(CultureInfo.InvariantCulture, $"w{i:D5}"));
            for (SourceResult result = await collector.CollectAsync(read, cancellationToken); result.Error is { } error; result = await collector.CollectAsync(read, cancellationToken))
            {
                if (error.Kind != ErrorKind.RateLimited || error.Until is not { } until || until <= clock.GetUtcNow())
                {
                    throw new BenchException($"'{one.Stream}' cannot be measured: {result.Message}");
                }

                clock.Advance(until - clock.GetUtcNow());
            }
        }

        string platform = SourceCatalog.Current.Find(one.Stream)!.Platform.Platform;
        DateTimeOffset[] calls = [.. simulator.Context.Log.Of(platform).Where(r => r is { RejectedByLimit: false, Method: not "POST" }).Select(r => r.At)];
        (DateTimeOffset end, double permitted) = one.Permits(calls[0], calls[^1]);
        return (calls.Count(at => at < end) / permitted, simulator.Context.Log.Rejected(platform));
    }
}
