using System.Text.Json;
using Bench.Harness;

namespace Bench.Serve;

/// <summary>An answer that the app has in its cache.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ContentType">Their type.</param>
/// <param name="AsOf">The clock of its window.</param>
internal sealed record CachedAnswer(byte[] Body, string ContentType, DateTimeOffset AsOf)
{
    private const int Tries = 5;

    /// <summary>Asks until the answer comes from the cache.</summary>
    /// <exception cref="BenchException">It never does, or has nothing in it.</exception>
    public static async Task<CachedAnswer> WarmAsync(Server app, string query, CancellationToken cancellationToken)
    {
        for (int i = 0; i < Tries; i++)
        {
            using HttpResponseMessage response = await app.Client.GetAsync(new Uri(query, UriKind.Relative), cancellationToken);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new BenchException($"GET {query} answered {(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
            }

            if (IsHit(response))
            {
                using JsonDocument json = JsonDocument.Parse(body);
                return json.RootElement.GetProperty("items").GetArrayLength() > 0
                    ? new CachedAnswer(body, response.Content.Headers.ContentType!.ToString(), json.RootElement.GetProperty("asOf").GetDateTimeOffset())
                    : throw new BenchException($"GET {query} has no item; an empty answer measures nothing.");
            }
        }

        throw new BenchException($"GET {query} never said X-Cache: hit in {Tries} tries.");
    }

    /// <summary>Tells whether an answer came from the cache.</summary>
    public static bool IsHit(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Cache", out IEnumerable<string>? values) && values.Contains("hit", StringComparer.OrdinalIgnoreCase);
}
