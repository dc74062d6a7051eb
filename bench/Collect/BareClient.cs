using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Bench.Collect;

/// <summary>What one would write for one platform: a loop that follows links, parses pages and keeps their records.</summary>
internal static class BareClient
{
    /// <summary>Reads the public timeline to its end.</summary>
    /// <param name="address">The instance.</param>
    /// <param name="file">Takes the records.</param>
    /// <param name="cancellationToken">Stops the loop.</param>
    /// <returns>Records a second.</returns>
    public static async Task<double> ReadAsync(Uri address, string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using HttpClient client = new();
        await using GZipStream output = new(File.Create(file), CompressionLevel.Fastest);
        long records = 0;
        long start = Stopwatch.GetTimestamp();
        for (string? page = $"{address}/api/v1/timelines/public?limit=40"; page is not null;)
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri(page), cancellationToken);
            response.EnsureSuccessStatusCode();
            await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using JsonDocument json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            foreach (JsonElement record in json.RootElement.EnumerateArray())
            {
                await using Utf8JsonWriter writer = new(output);
                record.WriteTo(writer);
                records++;
            }

            string? link = response.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? links.First().Split(',').FirstOrDefault(l => l.Contains("rel=\"next\"", StringComparison.Ordinal)) : null;
            page = link?[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)];
        }

        return records / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
