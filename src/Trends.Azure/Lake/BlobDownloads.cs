using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Win32.SafeHandles;
using Trends.Storage;

namespace Trends.Azure.Lake;

/// <summary>Gives objects as local files, each version downloaded once.</summary>
/// <param name="container">The container.</param>
/// <param name="cache">Keeps the files.</param>
internal sealed class BlobDownloads(BlobContainerClient container, LakeCache cache) : IDisposable
{
    private const int Tries = 4;
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Gives the newest version of an object as a file; callers of one path wait for one download.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="scratch">Where the download grows; gone afterwards.</param>
    /// <param name="cancellationToken">Stops the call; a download that others wait for is then begun again by one of them.</param>
    /// <exception cref="LakeObjectMissingException">There is no such object.</exception>
    public async Task<string> GetAsync(string path, string scratch, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = _gates[(int)((uint)string.GetHashCode(path, StringComparison.Ordinal) % _gates.Length)];
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await DownloadAsync(path, scratch, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            cache.Remove(path);
            throw new LakeObjectMissingException(path, e);
        }
        catch (IOException e) when (IsDiskFull(e))
        {
            throw new TrendsException($"The disk of '{Path.GetDirectoryName(scratch)}' is full while object '{path}' was downloaded. Free space, lower Lake:CacheBytes, or choose another disk with Lake:WorkFolder.", e);
        }
        finally
        {
            File.Delete(scratch);
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SemaphoreSlim gate in _gates)
        {
            gate.Dispose();
        }
    }

    // ENOSPC and EDQUOT on Unix; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL on Windows.
    private static bool IsDiskFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 122 or 39 or 112;

    private async Task<string> DownloadAsync(string path, string scratch, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                CachedFile? known = cache.HandOut(path);
                string? version;
                using (SafeFileHandle file = File.OpenHandle(scratch, FileMode.Create, FileAccess.ReadWrite, options: FileOptions.Asynchronous))
                {
                    version = await new RangedDownload(container.GetBlobClient(path), file).RunAsync(known?.ETag, cancellationToken);
                }

                return version is null ? known!.File : cache.Add(path, version, scratch, handOut: true).File;
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ConditionNotMet && attempt < Tries)
            {
                // Replaced between two of its ranges: the new version is downloaded.
            }
        }
    }
}
