using Trends.Storage;

namespace Trends.Tests.Collect;

/// <summary>A lake in memory that can be told to fail.</summary>
internal sealed class FakeLake : ILake, IDisposable
{
    private readonly TempFolder _folder = new();
    private int _scratch;
    private long _version;

    internal SortedDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Called before each publication; throw to play a crash.</summary>
    internal Action<string>? BeforePublish { get; set; }

    internal string? ScratchTarget { get; set; }

    internal int Writes { get; private set; }

    public string ScratchFolder => _folder.Path;

    public Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult(Objects.TryGetValue(path, out byte[]? b) ? Describe(path, b) : null);

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(Objects.TryGetValue(path, out byte[]? b) ? new MemoryStream(b, writable: false) : throw new LakeObjectMissingException(path));

    public Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult(_folder.Write($"copy{++_scratch}", Objects[path]));

    public string NewScratchFile(string extension)
    {
        string path = Path.Combine(_folder.Path, $"s{++_scratch}{extension}");
        if (ScratchTarget is not null)
        {
            File.CreateSymbolicLink(path, ScratchTarget);
        }

        return path;
    }

    public Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken)
    {
        BeforePublish?.Invoke(path);
        byte[] content = File.ReadAllBytes(localFile);
        File.Delete(localFile);
        return WriteAsync(path, content, condition, cancellationToken);
    }

    public Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        if (condition.OnlyNew && Objects.ContainsKey(path))
        {
            return Task.FromResult<LakeObject?>(null);
        }

        Writes++;
        Objects[path] = content.ToArray();
        return Task.FromResult<LakeObject?>(Describe(path, Objects[path]));
    }

    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach ((string path, byte[] content) in Objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            await Task.CompletedTask;
            yield return Describe(path, content)!;
        }
    }

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Objects.Remove(path));

    public void Dispose() => _folder.Dispose();

    private LakeObject? Describe(string path, byte[] content) => new(path, content.Length, $"{++_version}", DateTimeOffset.UnixEpoch);
}
