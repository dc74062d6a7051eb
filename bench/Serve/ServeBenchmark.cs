using System.Globalization;
using Bench.Harness;
using Bench.Pipeline;

namespace Bench.Serve;

/// <summary>A cached answer of the app against a bare ASP.NET Core endpoint that gives the same bytes; and answers that no cache has.</summary>
internal sealed class ServeBenchmark : IBenchmark
{
    private const string Ours = "ours, cached";
    private const string Bare = "bare ASP.NET Core";
    private const string Query = "/api/trends?window=36h&top=20";
    private const int Runs = 5;

    /// <inheritdoc/>
    public string Name => "serve";

    /// <inheritdoc/>
    public string Summary => "requests/s and p99 of a cached GET against bare ASP.NET Core; p99 of GETs not cached";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await Wrk.PrepareAsync(cancellationToken);
        await App.PrepareAsync(context.Options, cancellationToken);
        string data = Path.Combine(context.Folder, "data");
        string input = await ServeInput.FindAsync(context, cancellationToken);
        BenchContext.Say("running the pipeline on the input");
        AppRun run = await App.RunAsync(input, data, stages: null, cancellationToken);
        run.Check();

        await using Server app = await Server.StartAsync(port => App.Start("serve", "--data", data, "--port", Text(port)), "/api/health", cancellationToken);
        CachedAnswer answer = await CachedAnswer.WarmAsync(app, Query, cancellationToken);
        string payload = Path.Combine(context.Folder, "payload");
        await File.WriteAllBytesAsync(payload, answer.Body, cancellationToken);
        await using Server bare = await Server.StartAsync(port => BarePeer.Start(port, payload, answer.ContentType), Query, cancellationToken);

        Dictionary<string, List<Load>> loads = new() { [Ours] = [], [Bare] = [] };
        await Wrk.RunAsync(app.Url(Query), cancellationToken);
        await Wrk.RunAsync(bare.Url(Query), cancellationToken);
        for (int i = 0; i < context.RunsOr(Runs); i++)
        {
            loads[Ours].Add(await Wrk.RunAsync(app.Url(Query), cancellationToken));
            loads[Bare].Add(await Wrk.RunAsync(bare.Url(Query), cancellationToken));
            BenchContext.Say(string.Create(CultureInfo.InvariantCulture, $"requests/s: {loads[Ours][^1].PerSecond:N0} ours, {loads[Bare][^1].PerSecond:N0} bare"));
        }

        List<double> cold = await ColdRequests.MeasureAsync(app, Query, answer.AsOf, cancellationToken);
        context.Notes.Add($"GET {Query}, {answer.Body.Length:N0} bytes, on {Path.GetFileName(input)}; {Wrk.Description}. Not cached: {cold.Count} requests one after another, each with an `at` of its own.");
        return
        [
            BenchResult.Of(Ours, "perSecond", [.. loads[Ours].Select(l => l.PerSecond)]),
            BenchResult.Of(Bare, "perSecond", [.. loads[Bare].Select(l => l.PerSecond)]),
            BenchResult.Of("ours, cached, to bare ASP.NET Core", "ratio", [.. loads[Ours].Zip(loads[Bare], (o, b) => o.PerSecond / b.PerSecond)], Bar.AtLeast(0.7)),
            BenchResult.Of(Ours, "p99Ms", [.. loads[Ours].Select(l => l.P99Ms)], Bar.AtMost(5)),
            BenchResult.Of(Bare, "p99Ms", [.. loads[Bare].Select(l => l.P99Ms)]),
            BenchResult.Of("ours, not cached", "p50Ms", [Measured.Median(cold)]),
            BenchResult.Of("ours, not cached", "p99Ms", [Measured.Percentile(cold, 0.99)]),
        ];
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
