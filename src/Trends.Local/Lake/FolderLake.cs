using System.Globalization;
using System.Runtime.CompilerServices;
using Trends.Storage;

namespace Trends.Local.Lake;

/// <summary>The lake as files in a folder. One process owns the folder; <see cref="DataFolder"/> sees to that.</summary>
/// <remarks>
/// A write goes to a scratch file, is flushed to the disk, and is renamed into place; then the folder is flushed. An object's ETag
/// is its file's size and time of change, which is made to grow with every write, even within one tick of the clock.
/// </remarks>
public sealed class FolderLake : ILake, IDisposable
{
    private const int MoveTries = 16;
    private readonly string _root;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];
    private long _scratchFiles;
    private long _lastTicks;

    /// <summary>Opens a lake, making its folders if need be and emptying its scratch folder.</summary>
    /// <param name="folder">The folder of the objects.</param>
    /// <param name="scratchFolder">The folder of scratch files, on the same volume, outside <paramref name="folder"/>.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="TrendsException">The scratch folder cannot be emptied.</exception>
    public FolderLake(string folder, string scratchFolder, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(scratchFolder);
        ArgumentNullException.ThrowIfNull(clock);
        _root = Path.GetFullPath(folder);
        _clock = clock;
        ScratchFolder = Path.GetFullPath(scratchFolder);
        try
        {
            if (Directory.Exists(ScratchFolder))
            {
                Directory.Delete(ScratchFolder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrendsException($"Scratch folder '{ScratchFolder}' cannot be emptied: {e.Message} Close what uses it, or delete it by hand.", e);
        }

        DurableFolder.Create(_root);
        DurableFolder.Create(ScratchFolder);
    }

    /// <inheritdoc/>
    public string ScratchFolder { get; }

    /// <inheritdoc/>
    public string NewScratchFile(string extension) =>
        Path.Combine(ScratchFolder, Interlocked.Increment(ref _scratchFiles).ToString("x8", CultureInfo.InvariantCulture) + extension);

    /// <inheritdoc/>
    public Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Find(path));
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string file = FileOf(path);
        try
        {
            return Task.FromResult<Stream>(new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, FileOptions.SequentialScan));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException || (e is UnauthorizedAccessException && Directory.Exists(file)))
        {
            throw new LakeObjectMissingException(path, e);
        }
    }

    /// <inheritdoc/>
    public Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string file = FileOf(path);
        return File.Exists(file) ? Task.FromResult(file) : throw new LakeObjectMissingException(path);
    }

    /// <inheritdoc/>
    public async Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(localFile);
        string target = FileOf(path);
        long size = new FileInfo(localFile).Length;
        string scratch = localFile;
        try
        {
            if (!Path.GetFullPath(localFile).StartsWith(ScratchFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                // Another volume perhaps: a move from there is a copy, and a copy must not be seen half done.
                scratch = NewScratchFile(".tmp");
                File.Move(localFile, scratch);
            }

            return await PlaceAsync(scratch, target, path, condition, cancellationToken);
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(target, size, DiskSpace.FreeBytes(_root), e);
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    /// <inheritdoc/>
    public async Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        string target = FileOf(path);
        string scratch = NewScratchFile(".tmp");
        try
        {
            await using (FileStream stream = new(scratch, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                await stream.WriteAsync(content, cancellationToken);
            }

            return await PlaceAsync(scratch, target, path, condition, cancellationToken);
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(target, content.Length, DiskSpace.FreeBytes(_root), e);
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LakePath.CheckPrefix(prefix);
        await Task.CompletedTask;
        foreach ((string path, FileInfo file) in LakeWalk.Files(_root, prefix))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Describe(path, file) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        string file = FileOf(path);
        SemaphoreSlim gate = Gate(path);
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(file))
            {
                return false;
            }

            File.Delete(file);
        }
        finally
        {
            gate.Release();
        }

        DurableFolder.Flush(Path.GetDirectoryName(file)!);
        RemoveEmptyFolders(Path.GetDirectoryName(file)!);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SemaphoreSlim gate in _gates)
        {
            gate.Dispose();
        }
    }

    private static LakeObject? Describe(string path, FileInfo file)
    {
        try
        {
            file.Refresh();
            if (!file.Exists)
            {
                return null;
            }

            DateTime changed = file.LastWriteTimeUtc;
            string etag = string.Create(CultureInfo.InvariantCulture, $"\"{changed.Ticks:x}-{file.Length:x}\"");
            return new(path, file.Length, etag, new DateTimeOffset(changed, TimeSpan.Zero));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private async Task<LakeObject?> PlaceAsync(string scratch, string target, string path, WriteCondition condition, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = Gate(path);
        await gate.WaitAsync(cancellationToken);
        try
        {
            LakeObject? standing = Find(path);
            if ((condition.OnlyNew && standing is not null) || (condition.ETag is not null && condition.ETag != standing?.ETag))
            {
                return null;
            }

            using (Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(scratch, FileMode.Open, FileAccess.ReadWrite))
            {
                File.SetLastWriteTimeUtc(handle, NextChange(standing));
                RandomAccess.FlushToDisk(handle);
            }

            Move(scratch, target);
            DurableFolder.Flush(Path.GetDirectoryName(target)!);
            return Find(path);
        }
        finally
        {
            gate.Release();
        }
    }

    // A delete elsewhere may take the folder away between its making and the move.
    private void Move(string scratch, string target)
    {
        string folder = Path.GetDirectoryName(target)!;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                DurableFolder.Create(folder);
                File.Move(scratch, target, overwrite: true);
                return;
            }
            catch (DirectoryNotFoundException) when (attempt < MoveTries)
            {
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException && ParentIsFile(target))
            {
                throw new TrendsException($"'{target}' cannot be written: an object has the name of a folder, or a folder that of an object. Use another path.", e);
            }
        }
    }

    private bool ParentIsFile(string target)
    {
        if (Directory.Exists(target))
        {
            return true;
        }

        for (string? folder = Path.GetDirectoryName(target); folder is not null && folder.Length > _root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder))
            {
                return true;
            }
        }

        return false;
    }

    private void RemoveEmptyFolders(string folder)
    {
        try
        {
            for (; folder.Length > _root.Length; folder = Path.GetDirectoryName(folder)!)
            {
                Directory.Delete(folder);
            }
        }
        catch (IOException)
        {
            // Not empty, or already gone: both are fine.
        }
    }

    private DateTime NextChange(LakeObject? standing)
    {
        long now = Math.Max(_clock.GetUtcNow().UtcTicks, (standing?.ModifiedAt.UtcTicks ?? 0) + 1);
        long last, next;
        do
        {
            last = Interlocked.Read(ref _lastTicks);
            next = Math.Max(now, last + 1);
        }
        while (Interlocked.CompareExchange(ref _lastTicks, next, last) != last);

        return new(next, DateTimeKind.Utc);
    }

    private LakeObject? Find(string path) => Describe(path, new FileInfo(FileOf(path)));

    private string FileOf(string path)
    {
        LakePath.Check(path);
        return Path.Combine(_root, path);
    }

    private SemaphoreSlim Gate(string path) => _gates[(int)((uint)string.GetHashCode(path, StringComparison.Ordinal) % _gates.Length)];
}
