using System.Globalization;

namespace Trends.Azure.Lake;

/// <summary>Local copies of objects, the newest version of each; those used least recently go when all together grow too large.</summary>
/// <remarks>
/// A copy that was handed out is in use for some time, and nobody tells when that ends: until then it is not taken away, so that the
/// copies can together be larger than they should for a while. Only the object's deletion takes it away at once.
/// </remarks>
/// <param name="folder">Their folder.</param>
/// <param name="capacity">How large they may be together, in bytes.</param>
/// <param name="keep">How long a copy is in use after it was handed out.</param>
/// <param name="clock">The clock.</param>
internal sealed class LakeCache(string folder, long capacity, TimeSpan keep, TimeProvider clock)
{
    private const int MaxExtension = 16;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<CachedFile>> _newest = new(StringComparer.Ordinal);
    private readonly LinkedList<CachedFile> _byUse = new();
    private long _files;
    private long _bytes;

    /// <summary>Gets the size of all copies in bytes.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Hands out the newest copy of an object.</summary>
    /// <returns>The copy, in use from now on; null when there is none.</returns>
    public CachedFile? HandOut(string path)
    {
        lock (_gate)
        {
            if (!_newest.TryGetValue(path, out LinkedListNode<CachedFile>? node))
            {
                return null;
            }

            if (!File.Exists(node.Value.File))
            {
                Forget(node);
                return null;
            }

            Use(node);
            return node.Value;
        }
    }

    /// <summary>Takes a file in as the newest copy of an object, by moving it.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="etag">The version.</param>
    /// <param name="file">The file, on the same volume, finished.</param>
    /// <param name="handOut">Whether it is handed out at once.</param>
    public CachedFile Add(string path, string etag, string file, bool handOut)
    {
        string extension = string.Concat(Path.GetFileName(path).SkipWhile(c => c != '.'));
        string name = Interlocked.Increment(ref _files).ToString("x8", CultureInfo.InvariantCulture) + (extension.Length > MaxExtension ? "" : extension);
        CachedFile copy = new(path, etag, Path.Combine(folder, name), new FileInfo(file).Length);
        File.Move(file, copy.File);
        lock (_gate)
        {
            if (_newest.TryGetValue(path, out LinkedListNode<CachedFile>? older) && !IsInUse(older.Value))
            {
                Delete(older);
            }

            LinkedListNode<CachedFile> node = _byUse.AddLast(copy);
            _newest[path] = node;
            Interlocked.Add(ref _bytes, copy.Bytes);
            if (handOut)
            {
                Use(node);
            }

            Shrink(node);
        }

        return copy;
    }

    /// <summary>Deletes the copies of an object that is gone.</summary>
    public void Remove(string path)
    {
        lock (_gate)
        {
            for (LinkedListNode<CachedFile>? node = _byUse.First, next; node is not null; node = next)
            {
                next = node.Next;
                if (node.Value.Path == path)
                {
                    Delete(node);
                }
            }
        }
    }

    private void Use(LinkedListNode<CachedFile> node)
    {
        node.Value.HandedOutAt = clock.GetUtcNow();
        _byUse.Remove(node);
        _byUse.AddLast(node);
    }

    private bool IsInUse(CachedFile copy) => copy.HandedOutAt is { } at && clock.GetUtcNow() - at < keep;

    private void Shrink(LinkedListNode<CachedFile> spared)
    {
        for (LinkedListNode<CachedFile>? node = _byUse.First, next; node is not null && _bytes > capacity; node = next)
        {
            next = node.Next;
            if (node != spared && !IsInUse(node.Value))
            {
                Delete(node);
            }
        }
    }

    private void Delete(LinkedListNode<CachedFile> node)
    {
        Forget(node);
        try
        {
            File.Delete(node.Value.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps a file that is open: it goes with the folder.
        }
    }

    private void Forget(LinkedListNode<CachedFile> node)
    {
        _byUse.Remove(node);
        Interlocked.Add(ref _bytes, -node.Value.Bytes);
        if (_newest.TryGetValue(node.Value.Path, out LinkedListNode<CachedFile>? newest) && newest == node)
        {
            _newest.Remove(node.Value.Path);
        }
    }
}
