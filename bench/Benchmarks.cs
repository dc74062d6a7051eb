using Bench.Blob;
using Bench.Collect;
using Bench.Cosmos;
using Bench.Embedded;
using Bench.Harness;
using Bench.Pipeline;
using Bench.Serve;

namespace Bench;

/// <summary>All benchmarks, in the order in which <c>all</c> runs them.</summary>
internal static class Benchmarks
{
    /// <summary>The name for every benchmark.</summary>
    public const string All = "all";

    private static readonly IBenchmark[] Every = [new EmbeddedBenchmark(), new PipelineBenchmark(), new ServeBenchmark(), new BlobBenchmark(), new CosmosBenchmark(), new CollectBenchmark()];

    /// <summary>Gets the help text.</summary>
    public static string Help { get; } = $"""
        dotnet run -c Release --project bench -- NAME [--json] [--large] [--runs N] [--no-build]

        {string.Join(Environment.NewLine, Every.Select(b => $"  {b.Name,-10} {b.Summary}"))}
          {All,-10} every one; rewrites bench/RESULTS.md

        --json      the last line on stdout is a JSON object; with {All}, a line each
        --large     the sizes that take many minutes, too
        --runs N    runs a measure, instead of each benchmark's own number
        --no-build  measure the app as it was last built
        """;

    /// <summary>Gives the benchmarks of a name; none when there is no such name.</summary>
    public static IReadOnlyList<IBenchmark> Named(string name) => name == All ? Every : [.. Every.Where(b => b.Name == name)];
}
