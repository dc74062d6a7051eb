using System.Diagnostics;
using System.Runtime.CompilerServices;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Monitoring.Stores;

/// <summary>A lake whose calls are told.</summary>
/// <param name="lake">The lake.</param>
/// <param name="metrics">Is told.</param>
internal sealed class TracedLake(ILake lake, PipelineMetrics metrics) : ILake
{
    private readonly StoreCalls _calls = new(Telemetry.Spans.Lake, metrics);

    /// <inheritdoc/>
    public string ScratchFolder => lake.ScratchFolder;

    /// <inheritdoc/>
    public Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken)
        => _calls.RunAsync("find", () => lake.FindAsync(path, cancellationToken));

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken)
        => _calls.RunAsync("open", () => lake.OpenReadAsync(path, cancellationToken));

    /// <inheritdoc/>
    public Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken) => _calls.RunAsync("get-file", async () =>
    {
        string file = await lake.GetLocalFileAsync(path, cancellationToken);
        _calls.Moved("read", new FileInfo(file).Length);
        return file;
    });

    /// <inheritdoc/>
    public string NewScratchFile(string extension) => lake.NewScratchFile(extension);

    /// <inheritdoc/>
    public Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken) => _calls.RunAsync("publish", async () =>
    {
        LakeObject? made = await lake.PublishAsync(localFile, path, condition, cancellationToken);
        _calls.Moved("write", made?.Size ?? 0);
        return made;
    });

    /// <inheritdoc/>
    public Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken) => _calls.RunAsync("write", async () =>
    {
        LakeObject? made = await lake.WriteAsync(path, content, condition, cancellationToken);
        _calls.Moved("write", made is null ? 0 : content.Length);
        return made;
    });

    /// <inheritdoc/>
    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Activity? span = _calls.Start("list");
        await foreach (LakeObject found in lake.ListAsync(prefix, cancellationToken))
        {
            yield return found;
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
        => _calls.RunAsync("delete", () => lake.DeleteAsync(path, cancellationToken));
}
