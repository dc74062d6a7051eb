using System.Globalization;
using Bench.Harness;
using Bench.Pipeline;

namespace Bench.Serve;

/// <summary>A cached answer of the app against servers that do nothing but give the same bytes; and answers that no cache has.</summary>
internal sealed class ServeBenchmark : IBenchmark
{
    private const string Ours = "ours, cached";
    private const string Bare = "bare ASP.NET Core";
    private const string Query = "/api/trends?window=36h&top=20";
    private const int Runs = 5;

    /// <inheritdoc/>
    public string Name => "serve";

    /// <inheritdoc/>
    public string Summary => "requests/s and p99 of a cached GET against bare ASP.NET Core and FastAPI; p99 of GETs not cached";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await Wrk.PrepareAsync(cancellationToken);
        await App.PrepareAsync(context.Options, cancellationToken);
        bool hasFastApi = await FastApiPeer.PrepareAsync(context.Notes, cancellationToken);
        string data = Path.Combine(context.Folder, "data");
        string input = await ServeInput.FindAsync(context, cancellationToken);
        BenchContext.Say("running the pipeline on the input");
        AppRun run = await App.RunAsync(input, data, stages: null, cancellationToken);
        run.Check();

        await using Server app = await Server.StartAsync(port => App.Start("serve", "--data", data, "--port", port.ToString(CultureInfo.InvariantCulture)), "/api/health", cancellationToken);
        CachedAnswer answer = await CachedAnswer.WarmAsync(app, Query, cancellationToken);
        string payload = Path.Combine(context.Folder, "payload");
        await File.WriteAllBytesAsync(payload, answer.Body, cancellationToken);
        await using Server bare = await Server.StartAsync(port => BarePeer.Start(port, payload, answer.ContentType), Query, cancellationToken);
        List<BenchResult> results = await CompareAsync(context, app, bare, cancellationToken);
        if (hasFastApi)
        {
            await using Server fastApi = await Server.StartAsync(port => FastApiPeer.Start(port, payload, answer.ContentType), Query, cancellationToken);
            results.AddRange(Rows("FastAPI", await LoadsAsync(context, cancellationToken, fastApi), bar: null));
        }

        List<double> cold = await ColdRequests.MeasureAsync(app, Query, answer.AsOf, cancellationToken);
        results.Add(BenchResult.Of("ours, not cached", "p50Ms", [Measured.Median(cold)]));
        results.Add(BenchResult.Of("ours, not cached", "p99Ms", [Measured.Percentile(cold, 0.99)]));
        context.Notes.Add($"GET {Query}, {answer.Body.Length:N0} bytes, on {Path.GetFileName(input)}; {Wrk.Description}. Not cached: {cold.Count} requests one after another, each with an `at` of its own.");
        return results;
    }

    private static async Task<List<BenchResult>> CompareAsync(BenchContext context, Server app, Server bare, CancellationToken cancellationToken)
    {
        List<Load[]> loads = await LoadsAsync(context, cancellationToken, app, bare);
        return
        [
            .. Rows(Ours, loads, Bar.AtMost(5)),
            .. Rows(Bare, [.. loads.Select(turn => turn[1..])], bar: null),
            BenchResult.Of($"{Ours}, to {Bare}", "ratio", [.. loads.Select(turn => turn[0].PerSecond / turn[1].PerSecond)], Bar.AtLeast(0.7)),
        ];
    }

    // A turn loads each server once, so that a slow minute of the machine is every server's.
    private static async Task<List<Load[]>> LoadsAsync(BenchContext context, CancellationToken cancellationToken, params Server[] servers)
    {
        List<Load[]> turns = [];
        for (int i = 0; i <= context.RunsOr(Runs); i++)
        {
            List<Load> turn = [];
            foreach (Server server in servers)
            {
                turn.Add(await Wrk.RunAsync(server.Url(Query), cancellationToken));
            }

            BenchContext.Say($"requests/s: {string.Join(", ", turn.Select(l => l.PerSecond.ToString("N0", CultureInfo.InvariantCulture)))}");
            turns.Add([.. turn]);
        }

        // The first turn is the warm-up.
        return turns[1..];
    }

    private static BenchResult[] Rows(string system, List<Load[]> turns, Bar? bar) =>
    [
        BenchResult.Of(system, "perSecond", [.. turns.Select(turn => turn[0].PerSecond)]),
        BenchResult.Of(system, "p99Ms", [.. turns.Select(turn => turn[0].P99Ms)], bar),
    ];
}
