using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Trends.Storage;

namespace Trends.Tests.Fixtures;

/// <summary>A lake in a temporary folder that counts writes and can fail at the n-th.</summary>
internal sealed class TestLake : ILake, IDisposable
{
    private static int _lakes;
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"trends-tests-{Environment.ProcessId}-{Interlocked.Increment(ref _lakes)}");
    private readonly ConcurrentDictionary<string, string> _etags = new(StringComparer.Ordinal);
    private int _version;
    private int _scratch;

    public TestLake()
    {
        Directory.CreateDirectory(ScratchFolder);
        Directory.CreateDirectory(Path.Combine(_root, "lake"));
    }

    /// <summary>Gets how many objects were written or deleted.</summary>
    public int Changes { get; private set; }

    /// <summary>Gets or sets the change, from now, that fails; 0 for none.</summary>
    public int FailAt { get; set; }

    public string ScratchFolder => Path.Combine(_root, "scratch");

    public Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult(_etags.ContainsKey(path) ? Describe(path) : null);

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(File.OpenRead(Existing(path)));

    public Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Existing(path));

    public string NewScratchFile(string extension) => Path.Combine(ScratchFolder, $"{Interlocked.Increment(ref _scratch)}{extension}");

    public Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken)
    {
        Change();
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.Move(localFile, Full(path), overwrite: true);
        return Task.FromResult<LakeObject?>(Touch(path));
    }

    public Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        Change();
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllBytes(Full(path), content.ToArray());
        return Task.FromResult<LakeObject?>(Touch(path));
    }

    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (string path in _etags.Keys.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList())
        {
            yield return Describe(path);
        }
    }

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        if (!_etags.ContainsKey(path))
        {
            return Task.FromResult(false);
        }

        Change();
        _etags.TryRemove(path, out _);
        File.Delete(Full(path));
        return Task.FromResult(true);
    }

    /// <summary>Deletes everything under a prefix, as a user would by hand.</summary>
    public void DeleteFolder(string prefix)
    {
        foreach (string path in _etags.Keys.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)))
        {
            _etags.TryRemove(path, out _);
            File.Delete(Full(path));
        }
    }

    public string Glob(string pattern) => Full(pattern);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Change()
    {
        lock (_etags)
        {
            if (FailAt > 0 && --FailAt == 0)
            {
                throw new IOException("The test pulled the plug.");
            }

            Changes++;
        }
    }

    private LakeObject Touch(string path)
    {
        _etags[path] = $"v{Interlocked.Increment(ref _version)}";
        return Describe(path);
    }

    private LakeObject Describe(string path) => new(path, new FileInfo(Full(path)).Length, _etags[path], DateTimeOffset.UnixEpoch);

    private string Full(string path) => Path.Combine(_root, "lake", path);

    private string Existing(string path) => _etags.ContainsKey(path) ? Full(path) : throw new LakeObjectMissingException(path);
}
