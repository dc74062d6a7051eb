using System.IO.Compression;

namespace TrendFunctions.Tests;

/// <summary>Looks into the raw zone of a data folder.</summary>
internal static class Raw
{
    /// <summary>Waits until a dataset has a batch.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="dataset">The kind and the dataset, such as <c>posts/bluesky-jetstream</c>.</param>
    /// <returns>All of its lines.</returns>
    public static async Task<string> UntilAsync(string data, string dataset)
    {
        string folder = Path.Combine(data, "lake", "raw", dataset);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        while (true)
        {
            string[] batches = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ndjson.gz", SearchOption.AllDirectories) : [];
            if (batches.Length > 0)
            {
                return string.Concat(batches.Select(Read));
            }

            Assert.IsFalse(limit.IsCancellationRequested, $"{dataset} has nothing in raw");
            await Task.Delay(50);
        }
    }

    private static string Read(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
