using Trends.Storage;

namespace Trends.Collect.Landing;

/// <summary>Opens raw batches.</summary>
/// <param name="lake">Where they are.</param>
public sealed class RawBatchReader(ILake lake)
{
    /// <summary>Opens a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="LakeObjectMissingException">It is not in the lake.</exception>
    public Task<RawBatch> OpenAsync(BatchRef batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return OpenAsync(batch.Path, cancellationToken);
    }

    /// <summary>Opens a batch by its path.</summary>
    /// <param name="path">The raw object's path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="LakeObjectMissingException">It is not in the lake.</exception>
    public async Task<RawBatch> OpenAsync(string path, CancellationToken cancellationToken) =>
        new(await lake.OpenReadAsync(path, cancellationToken), path);
}
