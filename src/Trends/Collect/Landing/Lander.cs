using System.Security.Cryptography;
using Trends.Collect.Manifests;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Collect.Landing;

/// <summary>Brings data files into raw. Landing a file again, or after a crash, leaves the lake as one landing would have.</summary>
/// <param name="lake">Takes the batches.</param>
/// <param name="state">Remembers what stands.</param>
/// <param name="clock">Says when a file was received.</param>
public sealed class Lander(ILake lake, IStateStore state, TimeProvider clock)
{
    private readonly LandedIndex _index = new(state, clock);

    /// <summary>Lands every file of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="window">The part that is wanted.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Stops the landing; what was published stays and is found again.</param>
    /// <exception cref="InputException">A file cannot be opened or lacks a column.</exception>
    /// <exception cref="TrendsException">The disk is full.</exception>
    public async Task<LandResult> LandAsync(Dataset dataset, LandWindow window, IRunProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        LandResult result = LandResult.Nothing;
        foreach (DataFile file in dataset.Files)
        {
            result = result.Add(await LandFileAsync(dataset.Manifest, file.Path, window, progress, cancellationToken));
        }

        return result;
    }

    /// <summary>Lands one file.</summary>
    /// <param name="manifest">Says how it is read.</param>
    /// <param name="path">The file.</param>
    /// <param name="window">The part that is wanted.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Stops the landing; what was published stays and is found again.</param>
    /// <exception cref="InputException">The file cannot be opened or lacks a column.</exception>
    /// <exception cref="TrendsException">The disk is full.</exception>
    public async Task<LandResult> LandFileAsync(
        DatasetManifest manifest, string path, LandWindow window, IRunProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(progress);

        // Labels have no time, so every window holds all of them.
        LandWindow wanted = manifest.Schema.EventTime < 0 ? LandWindow.All : window;
        string key = LandedIndex.Id(manifest.Dataset, manifest.Hash, await HashAsync(path, cancellationToken), wanted.Key);
        LandedInput input = await _index.BeginAsync(manifest.Dataset, key, cancellationToken);
        if (input.IsDone)
        {
            return await FindAsync(manifest, key, input, cancellationToken);
        }

        using FileLanding landing = new(lake, _index, manifest, path, key, input.ReceivedAt, wanted);
        try
        {
            LandResult result = await landing.RunAsync(progress, cancellationToken);
            LandedInput done = new(input.ReceivedAt, IsDone: true, landing.Batches, result.Counts.RowsIn, result.Skipped, result.Bad, result.Warnings);
            await _index.FinishAsync(manifest.Dataset, key, done, cancellationToken);
            return result;
        }
        catch (IOException e) when (DiskFull.Is(e))
        {
            throw DiskFull.Explain($"landing '{path}'", lake, e);
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private async Task<LandResult> FindAsync(DatasetManifest manifest, string key, LandedInput input, CancellationToken cancellationToken)
    {
        List<BatchRef> batches = [];
        for (int i = 0; i < input.Batches; i++)
        {
            if (await _index.FindAsync(manifest.Kind, manifest.Dataset, FileLanding.BatchId(key, i), cancellationToken) is { } batch)
            {
                batches.Add(batch);
            }
        }

        return LandResult.Nothing with { Counts = new(RowsIn: input.Rows, Duplicates: input.Rows), Batches = batches, Skipped = input.Skipped, Bad = input.Bad ?? [], Warnings = input.Warnings ?? [] };
    }
}
