using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Trends.Storage;

namespace Trends.Tests.ML;

/// <summary>A lake and a state store in memory, enough for models.</summary>
internal sealed class MemoryLake : ILake, IStateStore, IDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _objects = new();
    private readonly ConcurrentDictionary<string, (string Value, int Version)> _rows = new();

    public MemoryLake() => Directory.CreateDirectory(ScratchFolder);

    public string ScratchFolder { get; } = Path.Combine(Path.GetTempPath(), "trends-ml-" + Path.GetRandomFileName());

    public int Writes { get; private set; }

    public Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.TryGetValue(path, out byte[]? bytes) ? new LakeObject(path, bytes.Length, "1", default) : null);

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) => Task.FromResult<Stream>(new MemoryStream(_objects[path]));

    public async Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken)
    {
        string file = NewScratchFile(Path.GetExtension(path));
        await File.WriteAllBytesAsync(file, _objects[path], cancellationToken);
        return file;
    }

    public string NewScratchFile(string extension) => Path.Combine(ScratchFolder, Path.GetRandomFileName() + extension);

    public Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken) =>
        WriteAsync(path, File.ReadAllBytes(localFile), condition, cancellationToken);

    public Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        _objects[path] = content.ToArray();
        Writes++;
        return FindAsync(path, cancellationToken);
    }

    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string path in _objects.Keys.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            yield return (await FindAsync(path, cancellationToken))!;
        }
    }

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) => Task.FromResult(_objects.TryRemove(path, out _));

    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.TryGetValue($"{table}/{partition}/{row}", out (string Value, int Version) found) ? new StateRow(partition, row, found.Value, $"{found.Version}") : null);

    public async Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken)
    {
        StateRow? there = await ReadAsync(table, partition, row, cancellationToken);
        if ((condition.OnlyNew && there is not null) || (condition.ETag is not null && condition.ETag != there?.ETag))
        {
            return null;
        }

        _rows[$"{table}/{partition}/{row}"] = (value, there is null ? 1 : int.Parse(there.ETag) + 1);
        return await ReadAsync(table, partition, row, cancellationToken);
    }

    public Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken)
    {
        List<StateRow> rows = [];
        foreach (string key in _rows.Keys.Where(k => k.StartsWith($"{table}/{partition}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            rows.Add((await ReadAsync(table, partition, key.Split('/')[2], cancellationToken))!);
        }

        return new(rows, null);
    }

    public void Dispose() => Directory.Delete(ScratchFolder, recursive: true);
}
