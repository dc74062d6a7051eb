using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Trends.Azure.Accounts;
using Trends.Azure.Identity;
using Trends.Storage;

namespace Trends.Azure.Lake;

/// <summary>The lake as a container of block blobs. Any number of processes share it.</summary>
internal sealed class BlobLake : ILake, IDisposable
{
    private readonly BlobContainerClient _container;
    private readonly StorageCalls _calls;
    private readonly BlobWriter _writer;
    private readonly LakeWorkFolder _work;
    private readonly LakeCache _cache;
    private readonly BlobDownloads _downloads;
    private long _scratchFiles;

    /// <summary>Opens the lake; nothing is asked of the service yet.</summary>
    /// <param name="container">The container.</param>
    /// <param name="options">Where local files go and how large they may grow.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="TrendsException">The work folder cannot be used.</exception>
    public BlobLake(BlobContainerClient container, BlobLakeOptions options, TimeProvider clock)
    {
        _container = container;
        _calls = new(
            $"container '{container.Name}' of {container.Uri.GetLeftPart(UriPartial.Authority)}",
            BlobErrorCode.ContainerNotFound.ToString(),
            "Storage Blob Data Contributor",
            Emulator.Is(container.Uri) ? token => container.CreateIfNotExistsAsync(cancellationToken: token) : null);
        _writer = new(container);
        _work = new(options.WorkFolder, clock);

        // The rest of the volume is for scratch files, and on a small instance that is little.
        long free = new DriveInfo(_work.Folder).AvailableFreeSpace;
        _cache = new(_work.CacheFolder, Math.Min(options.CacheBytes, free / 2), options.CacheKeep, clock);
        _downloads = new(container, _cache);
    }

    /// <summary>Gets the container's name.</summary>
    public string ContainerName => _container.Name;

    /// <inheritdoc/>
    public string ScratchFolder => _work.ScratchFolder;

    /// <inheritdoc/>
    public string NewScratchFile(string extension) =>
        Path.Combine(ScratchFolder, Interlocked.Increment(ref _scratchFiles).ToString("x8", CultureInfo.InvariantCulture) + extension);

    /// <inheritdoc/>
    public Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        LakePath.Check(path);
        return _calls.RunAsync(
            async () =>
            {
                try
                {
                    BlobProperties found = await _container.GetBlobClient(path).GetPropertiesAsync(cancellationToken: cancellationToken);
                    return new LakeObject(path, found.ContentLength, BlobConditions.Text(found.ETag), found.LastModified);
                }
                catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
                {
                    return null;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        LakePath.Check(path);
        return _calls.RunAsync<Stream>(
            async () =>
            {
                try
                {
                    BlobDownloadStreamingResult found = await _container.GetBlobClient(path).DownloadStreamingAsync(cancellationToken: cancellationToken);
                    return new LakeReadStream(found.Content, path);
                }
                catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
                {
                    throw new LakeObjectMissingException(path, e);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken)
    {
        LakePath.Check(path);
        return _calls.RunAsync(() => _downloads.GetAsync(path, NewScratchFile(".part"), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(localFile);
        LakePath.Check(path);
        try
        {
            LakeObject? published = await _calls.RunAsync(() => _writer.WriteFileAsync(path, localFile, condition, cancellationToken), cancellationToken);
            if (published is not null && Path.GetFullPath(localFile).StartsWith(ScratchFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                Keep(published, localFile);
            }

            return published;
        }
        finally
        {
            File.Delete(localFile);
        }
    }

    /// <inheritdoc/>
    public Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        LakePath.Check(path);
        return _calls.RunAsync(() => _writer.WriteAsync(path, new BinaryData(content), condition, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<LakeObject> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        LakePath.CheckPrefix(prefix);
        return OrdinalOrder.SortAsync(ListPagesAsync(prefix, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        LakePath.Check(path);
        SendCount count = new();
        using IDisposable scope = count.Begin();
        bool existed = await _calls.RunAsync<bool>(
            async () => await _container.GetBlobClient(path).DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken);
        _cache.Remove(path);

        // The answer to the first sending may be what was lost.
        return existed || count.IsRepeated;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _downloads.Dispose();
        _work.Dispose();
    }

    // What was just written is often read next, and it is here already.
    private void Keep(LakeObject published, string localFile)
    {
        try
        {
            _cache.Add(published.Path, published.ETag, localFile, handOut: false);
        }
        catch (IOException)
        {
            // The object is published all the same; who reads it downloads it.
        }
    }

    private async IAsyncEnumerable<LakeObject> ListPagesAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<Page<BlobItem>> pages = _container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken)
            .AsPages().GetAsyncEnumerator(cancellationToken);

        // After the emulator was given its container the pages are at their end: there is nothing in it.
        while (await _calls.RunAsync(async () => await pages.MoveNextAsync(), cancellationToken))
        {
            foreach (BlobItem item in pages.Current.Values)
            {
                yield return new(item.Name, item.Properties.ContentLength ?? 0, BlobConditions.Text(item.Properties.ETag ?? default), item.Properties.LastModified ?? default);
            }
        }
    }
}
