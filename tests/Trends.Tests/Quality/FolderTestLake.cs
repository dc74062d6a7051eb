using System.Globalization;
using System.Runtime.CompilerServices;
using Trends.Storage;

namespace Trends.Tests.Quality;

/// <summary>A lake in a temporary folder that counts its writes.</summary>
internal sealed class FolderTestLake : ILake, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("trends-quality-").FullName;
    private int _scratch;

    public int Writes { get; private set; }

    /// <summary>Gets or sets what is told a path before it is written; it may throw.</summary>
    public Action<string>? BeforeWrite { get; set; }

    public string ScratchFolder => Directory.CreateDirectory(Path.Combine(_root, "scratch")).FullName;

    public Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Describe(path));

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(Full(path)) ? Task.FromResult<Stream>(File.OpenRead(Full(path))) : throw new LakeObjectMissingException(path);

    public Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Full(path));

    public string NewScratchFile(string extension) =>
        Path.Combine(ScratchFolder, Interlocked.Increment(ref _scratch).ToString(CultureInfo.InvariantCulture) + extension);

    public Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken)
    {
        BeforeWrite?.Invoke(path);
        Writes++;
        File.Move(localFile, Full(path), overwrite: true);
        return Task.FromResult(Describe(path));
    }

    public async Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        BeforeWrite?.Invoke(path);
        Writes++;
        await File.WriteAllBytesAsync(Full(path), content, cancellationToken);
        return Describe(path);
    }

    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (string file in Directory.EnumerateFiles(Directory.CreateDirectory(Path.Combine(_root, "lake")).FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string path = Path.GetRelativePath(Path.Combine(_root, "lake"), file);
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return Describe(path)!;
            }
        }
    }

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        bool there = File.Exists(Full(path));
        File.Delete(Full(path));
        return Task.FromResult(there);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private LakeObject? Describe(string path) =>
        File.Exists(Full(path)) ? new(path, new FileInfo(Full(path)).Length, "1", DateTimeOffset.UnixEpoch) : null;

    private string Full(string path)
    {
        string full = Path.Combine(_root, "lake", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
