using System.Diagnostics;
using Bench.Harness;

namespace Bench.Serve;

/// <summary>Asks for answers that no cache can have.</summary>
internal static class ColdRequests
{
    private const int WarmUp = 20;
    private const int Requests = 500;

    /// <summary>Asks with a different clock each time, one request after another.</summary>
    /// <returns>The milliseconds of each request.</returns>
    /// <exception cref="BenchException">An answer was no success, or came from the cache.</exception>
    public static async Task<List<double>> MeasureAsync(Server app, string query, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        List<double> times = [];
        for (int i = 1; i <= WarmUp + Requests; i++)
        {
            Uri address = new($"{query}&at={asOf.UtcDateTime.AddMinutes(-i):yyyy-MM-ddTHH:mm:ssZ}", UriKind.Relative);
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await app.Client.GetAsync(address, cancellationToken);
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (!response.IsSuccessStatusCode || CachedAnswer.IsHit(response))
            {
                throw new BenchException($"GET {address} answered {(int)response.StatusCode}, from the cache: {CachedAnswer.IsHit(response)}; expected a success that is not cached.");
            }

            if (i > WarmUp)
            {
                times.Add(milliseconds);
            }
        }

        return times;
    }
}
