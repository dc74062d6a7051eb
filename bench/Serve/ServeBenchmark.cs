using System.Globalization;
using Bench.Harness;
using Bench.Pipeline;

namespace Bench.Serve;

/// <summary>A cached answer of the app, alone and with Redis behind, against servers that do nothing but give the same bytes; answers that only Redis has; and answers that no cache has.</summary>
internal sealed class ServeBenchmark : IBenchmark
{
    private const string Ours = "ours, cached";
    private const string WithRedis = "ours with Redis behind, cached";
    private const string Bare = "bare ASP.NET Core";
    private const string FastApi = "FastAPI, cached";
    private const string Query = "/api/trends?window=36h&top=20";

    // What a page asks, and what a widget asks: the more bytes an answer has, the more of all servers' work is the kernel's.
    private static readonly (string Query, string Name)[] Answers = [(Query, "20 terms"), ("/api/trends?window=36h&top=3", "3 terms")];
    private const int Runs = 5;

    /// <inheritdoc/>
    public string Name => "serve";

    /// <inheritdoc/>
    public string Summary => "requests/s and p99 of a cached GET, with and without Redis behind, against bare ASP.NET Core and FastAPI; GETs that only Redis has; GETs not cached";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await Wrk.PrepareAsync(cancellationToken);
        await Redis.PrepareAsync(cancellationToken);
        await App.PrepareAsync(context.Options, cancellationToken);
        bool hasFastApi = await FastApiPeer.PrepareAsync(context.Notes, cancellationToken);
        string input = await ServeInput.FindAsync(context, cancellationToken);
        string data = Path.Combine(context.Folder, "data");
        BenchContext.Say("running the pipeline on the input");
        AppRun run = await App.RunAsync(input, data, stages: null, cancellationToken);
        run.Check();

        await using Redis redis = new();
        await using Server second = await StartAsync(ServeInput.Copy(data, context, "second"), redis.Settings, cancellationToken);
        await using Server shared = await StartAsync(ServeInput.Copy(data, context, "shared"), redis.Settings, cancellationToken);
        await using Server app = await StartAsync(data, [], cancellationToken);
        List<BenchResult> results = [];
        DateTimeOffset asOf = default;
        foreach ((string query, string name) in Answers)
        {
            CachedAnswer answer = await CachedAnswer.WarmAsync(app, query, cancellationToken);
            await CachedAnswer.WarmAsync(shared, query, cancellationToken);
            asOf = answer.AsOf;
            string payload = Path.Combine(Directory.CreateDirectory(Path.Combine(context.Folder, name)).FullName, "payload");
            await File.WriteAllBytesAsync(payload, answer.Body, cancellationToken);
            results.AddRange(await CompareAsync(context, name, query, [app, shared], hasFastApi, port => BarePeer.Start(port, payload, answer.ContentType), port => FastApiPeer.Start(port, payload, answer.ContentType), cancellationToken));
            context.Notes.Add($"{name}: GET {query}, {answer.Body.Length:N0} bytes, on {Path.GetFileName(input)}; {Wrk.Description}.");
        }

        results.AddRange(Latencies("ours, only Redis has it", await SharedRequests.MeasureAsync(shared, second, Query, asOf, cancellationToken)));
        results.AddRange(Latencies("ours, not cached", await ColdRequests.MeasureAsync(app, Query, asOf, cancellationToken)));
        context.Notes.Add("Only Redis has it: requests one after another to an app that was started anew, for answers that another one made. Not cached: requests one after another, each with an `at` of its own.");
        return results;
    }

    private static Task<Server> StartAsync(string data, Dictionary<string, string> settings, CancellationToken cancellationToken) =>
        Server.StartAsync(port => App.Serve(data, port, settings), "/api/health", cancellationToken);

    private static async Task<List<BenchResult>> CompareAsync(
        BenchContext context, string name, string query, Server[] ours, bool hasFastApi, Func<int, Child> startBare, Func<int, Child> startFastApi, CancellationToken cancellationToken)
    {
        await using Server bare = await Server.StartAsync(startBare, query, cancellationToken);
        await using Server? fastApi = hasFastApi ? await Server.StartAsync(startFastApi, query, cancellationToken) : null;
        Server[] servers = [.. ours, bare, .. fastApi is null ? (Server[])[] : [fastApi]];
        return Compare(name, await LoadsAsync(context, [.. servers.Select(s => s.Url(query))], cancellationToken));
    }

    // The loads of a turn in this order: ours, ours with Redis, bare, and FastAPI where there is one.
    private static List<BenchResult> Compare(string answer, List<Load[]> turns)
    {
        string Named(string system) => $"{answer}: {system}";
        List<BenchResult> results =
        [
            .. Rows(Named(Ours), turns, 0, Bar.AtMost(5)),
            .. Rows(Named(WithRedis), turns, 1, Bar.AtMost(5)),
            .. Rows(Named(Bare), turns, 2, bar: null),
            Ratio(Named($"{Ours}, to {Bare}"), turns, 0, 2, Bar.AtLeast(0.7)),
            Ratio(Named($"{WithRedis}, to {Bare}"), turns, 1, 2, Bar.AtLeast(0.7)),
        ];
        if (turns[0].Length > 3)
        {
            results.AddRange(Rows(Named(FastApi), turns, 3, bar: null));
            results.Add(Ratio(Named($"{WithRedis}, to {FastApi}"), turns, 1, 3, Bar.AtLeast(2.3)));

            // As far as any server gets.
            results.Add(Ratio(Named($"{Bare}, to {FastApi}"), turns, 2, 3, bar: null));
        }

        return results;
    }

    // A turn loads each server once, so that a slow minute of the machine is every server's.
    private static async Task<List<Load[]>> LoadsAsync(BenchContext context, string[] urls, CancellationToken cancellationToken)
    {
        List<Load[]> turns = [];
        for (int i = 0; i <= context.RunsOr(Runs); i++)
        {
            List<Load> turn = [];
            foreach (string url in urls)
            {
                turn.Add(await Wrk.RunAsync(url, cancellationToken));
            }

            BenchContext.Say($"requests/s: {string.Join(", ", turn.Select(l => l.PerSecond.ToString("N0", CultureInfo.InvariantCulture)))}");
            turns.Add([.. turn]);
        }

        // The first turn is the warm-up.
        return turns[1..];
    }

    private static BenchResult[] Rows(string system, List<Load[]> turns, int server, Bar? bar) =>
    [
        BenchResult.Of(system, "perSecond", [.. turns.Select(turn => turn[server].PerSecond)]),
        BenchResult.Of(system, "p99Ms", [.. turns.Select(turn => turn[server].P99Ms)], bar),
    ];

    private static BenchResult Ratio(string name, List<Load[]> turns, int server, int peer, Bar? bar) =>
        BenchResult.Of(name, "ratio", [.. turns.Select(turn => turn[server].PerSecond / turn[peer].PerSecond)], bar);

    private static BenchResult[] Latencies(string system, List<double> times) =>
    [
        BenchResult.Of(system, "p50Ms", [Measured.Median(times)]),
        BenchResult.Of(system, "p99Ms", [Measured.Percentile(times, 0.99)]),
    ];
}
