using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using Trends.Azure.Lake;
using Trends.Storage;

namespace Bench.Blob;

/// <summary>Lands batches and small objects in a fresh container, through the lake or with the bare client.</summary>
/// <param name="service">The emulator's Blob service.</param>
/// <param name="folder">A folder for the lake's files.</param>
internal sealed class Landing(Uri service, string folder)
{
    /// <summary>How many are written at a time.</summary>
    public const int AtOnce = 4;

    private static readonly byte[] Small = [.. Enumerable.Range(0, 4096).Select(i => (byte)i)];
    private int _containers;

    /// <summary>Lands through the lake.</summary>
    /// <returns>Seconds for the batches, and seconds for the small objects.</returns>
    public async Task<(double Batches, double Small)> OursAsync(LandingInput input, int small, CancellationToken cancellationToken)
    {
        BlobContainerClient container = await ContainerAsync(cancellationToken);
        using BlobLake lake = new(container, new BlobLakeOptions { WorkFolder = folder }, TimeProvider.System);

        // As landing does it, the batches lie in scratch files, which publishing takes away.
        string[] files = [.. input.Batches.Select(batch => Copy(batch, lake.NewScratchFile(".ndjson.gz")))];
        return (
            await SecondsAsync(files.Length, i => lake.PublishAsync(files[i], Path(i), WriteCondition.IfNew, cancellationToken), cancellationToken),
            await SecondsAsync(small, i => lake.WriteAsync($"small/{i}", Small, WriteCondition.Always, cancellationToken), cancellationToken));
    }

    /// <summary>Lands with the client alone, as its own samples do.</summary>
    /// <returns>Seconds for the batches, and seconds for the small objects.</returns>
    public async Task<(double Batches, double Small)> BareAsync(LandingInput input, int small, CancellationToken cancellationToken)
    {
        BlobContainerClient container = await ContainerAsync(cancellationToken);
        return (
            await SecondsAsync(input.Batches.Count, i => container.GetBlobClient(Path(i)).UploadAsync(input.Batches[i], cancellationToken), cancellationToken),
            await SecondsAsync(small, i => container.GetBlobClient($"small/{i}").UploadAsync(new BinaryData(Small), cancellationToken), cancellationToken));
    }

    private static string Path(int i) => string.Create(CultureInfo.InvariantCulture, $"raw/posts/made-up/2026/01/01/00/{i:x8}.ndjson.gz");

    private static string Copy(string from, string to)
    {
        File.Copy(from, to);
        return to;
    }

    private static async Task<double> SecondsAsync(int count, Func<int, Task> write, CancellationToken cancellationToken)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, _) => await write(i));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<BlobContainerClient> ContainerAsync(CancellationToken cancellationToken)
    {
        BlobContainerClient container = BlobClients.Create(
            service, string.Create(CultureInfo.InvariantCulture, $"bench{++_containers}"), () => throw new InvalidOperationException("The benchmark runs on an emulator."));
        await container.CreateAsync(cancellationToken: cancellationToken);
        return container;
    }
}
