using Bench;
using Bench.Cosmos;
using Bench.Harness;
using Bench.Serve;

if (args is [BarePeer.Command, ..])
{
    await BarePeer.RunAsync(args);
    return 0;
}

if (args is [CosmosServer.Command, ..])
{
    await CosmosServer.RunAsync(args);
    return 0;
}

if (args is [] or ["--help"] or ["-h"])
{
    await Console.Out.WriteLineAsync(Benchmarks.Help);
    return args.Length == 0 ? 2 : 0;
}

BenchOptions? options = BenchOptions.Parse(args);
IReadOnlyList<IBenchmark> chosen = options is null ? [] : Benchmarks.Named(options.Name);
if (options is null || chosen.Count == 0)
{
    await Console.Error.WriteLineAsync($"error: cannot understand '{string.Join(' ', args)}'.{Environment.NewLine}{Benchmarks.Help}");
    return 2;
}

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

List<BenchReport> reports = [];
BenchRunner runner = new(TimeProvider.System);
try
{
    foreach (IBenchmark benchmark in chosen)
    {
        BenchReport report = await runner.RunAsync(benchmark, options, stop.Token);
        reports.Add(report);
        await Console.Out.WriteLineAsync(options.Json ? report.ToJson() : ResultTable.Section(report));
    }
}
catch (OperationCanceledException)
{
    return 130;
}

if (options.Name == Benchmarks.All)
{
    await File.WriteAllTextAsync(Repository.Results, ResultTable.File(reports));
}

return reports.Any(r => r.Error is not null) ? 1 : 0;
