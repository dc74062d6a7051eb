using Trends.Storage;

namespace Connectors.Tests.Rig.Crash;

/// <summary>A lake whose process may end right before or right after each change.</summary>
internal sealed class CrashingLake(ILake lake, CrashPoints points) : ILake
{
    /// <inheritdoc/>
    public string ScratchFolder => lake.ScratchFolder;

    /// <inheritdoc/>
    public Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken) => lake.FindAsync(path, cancellationToken);

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) => lake.OpenReadAsync(path, cancellationToken);

    /// <inheritdoc/>
    public Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken) => lake.GetLocalFileAsync(path, cancellationToken);

    /// <inheritdoc/>
    public string NewScratchFile(string extension) => lake.NewScratchFile(extension);

    /// <inheritdoc/>
    public IAsyncEnumerable<LakeObject> ListAsync(string prefix, CancellationToken cancellationToken) => lake.ListAsync(prefix, cancellationToken);

    /// <inheritdoc/>
    public async Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken)
    {
        points.Pass("before a batch stands");
        LakeObject? published = await lake.PublishAsync(localFile, path, condition, cancellationToken);
        points.Pass("after a batch stands");
        return published;
    }

    /// <inheritdoc/>
    public async Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        points.Pass("before an object stands");
        LakeObject? written = await lake.WriteAsync(path, content, condition, cancellationToken);
        points.Pass("after an object stands");
        return written;
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        points.Pass("before an object goes");
        return await lake.DeleteAsync(path, cancellationToken);
    }
}
