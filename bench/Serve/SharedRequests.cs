using System.Diagnostics;
using Bench.Harness;

namespace Bench.Serve;

/// <summary>Asks an app for answers that another one made and only Redis has.</summary>
internal static class SharedRequests
{
    private const int WarmUp = 20;
    private const int Requests = 200;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    /// <summary>Has answers made by one app, and asks the other one for each.</summary>
    /// <returns>The milliseconds of each request of the other one.</returns>
    /// <exception cref="BenchException">An answer was no success, or not from the cache.</exception>
    public static async Task<List<double>> MeasureAsync(Server maker, Server other, string query, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        Uri[] addresses = [.. Enumerable.Range(1, WarmUp + Requests).Select(i => new Uri($"{query}&at={asOf.UtcDateTime.AddMinutes(-i):yyyy-MM-ddTHH:mm:ssZ}", UriKind.Relative))];
        foreach (Uri address in addresses)
        {
            using HttpResponseMessage made = await maker.Client.GetAsync(address, cancellationToken);
        }

        // Answers go to Redis after they are given.
        await Task.Delay(Settle, cancellationToken);
        List<double> times = [];
        foreach (Uri address in addresses)
        {
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await other.Client.GetAsync(address, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!response.IsSuccessStatusCode || !CachedAnswer.IsHit(response))
            {
                throw new BenchException($"GET {address} answered {(int)response.StatusCode}, from the cache: {CachedAnswer.IsHit(response)}; expected what another app made.");
            }
        }

        return times[WarmUp..];
    }
}
