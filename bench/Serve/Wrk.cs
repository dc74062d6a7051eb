using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Harness;

namespace Bench.Serve;

/// <summary>Puts load on a server with wrk.</summary>
internal static partial class Wrk
{
    private const int Connections = 32;
    private const int Seconds = 5;

    /// <summary>Gets how it asks.</summary>
    public static string Description { get; } = $"wrk, 2 threads, {Connections} connections, {Seconds} s a run, on the same machine, systems in turn";

    /// <summary>Makes sure that it is installed.</summary>
    public static Task PrepareAsync(CancellationToken cancellationToken) => Debian.PrepareAsync("wrk", "wrk", cancellationToken);

    /// <summary>Asks for one address as fast as it answers.</summary>
    /// <exception cref="BenchException">Some answers were no success.</exception>
    public static async Task<Load> RunAsync(string url, CancellationToken cancellationToken)
    {
        string text = string.Join('\n', await Child.RunAsync(
            "wrk",
            ["-t2", string.Create(CultureInfo.InvariantCulture, $"-c{Connections}"), string.Create(CultureInfo.InvariantCulture, $"-d{Seconds}s"), "--latency", url],
            cancellationToken));
        if (text.Contains("Non-2xx", StringComparison.Ordinal) || text.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new BenchException($"wrk on {url} saw failures: {text}");
        }

        Match p99 = Percentile99().Match(text);
        return new Load(
            Number(Rate().Match(text).Groups["n"].Value),
            Number(p99.Groups["n"].Value) * p99.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 });
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+(?<n>[\d.]+)(?<unit>us|ms|s)\b")]
    private static partial Regex Percentile99();
}
