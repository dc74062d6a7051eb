using System.Globalization;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Trends.Storage;

namespace Trends.Azure.Lake;

/// <summary>Gives objects as local files, each version downloaded once.</summary>
/// <param name="container">The container.</param>
/// <param name="cache">Keeps the files.</param>
internal sealed class BlobDownloads(BlobContainerClient container, LakeCache cache) : IDisposable
{
    private const int NotModified = 304;
    private const int Tries = 4;
    private const int RangeBytes = 4 << 20;
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

    private async Task<string> DownloadAsync(string path, string scratch, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            CachedFile? known = cache.HandOut(path);
            try
            {
                using Response answer = await container.GetBlobClient(path).DownloadToAsync(scratch, Options(known), cancellationToken);
                if (answer.Status == NotModified)
                {
                    return known!.File;
                }

                CheckLength(answer, scratch, path);
                return cache.Add(path, answer.Headers.ETag is { } etag ? BlobConditions.Text(etag) : "", scratch, handOut: true).File;
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                cache.Remove(path);
                throw new LakeObjectMissingException(path, e);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ConditionNotMet && attempt < Tries)
            {
                // Replaced between two of its ranges: the new version is downloaded.
            }
        }
    }

    private static BlobDownloadToOptions Options(CachedFile? known) => new()
    {
        Conditions = known is null ? null : new() { IfNoneMatch = new ETag(known.ETag) },
        TransferOptions = new() { InitialTransferSize = RangeBytes, MaximumTransferSize = RangeBytes, MaximumConcurrency = 4 },
        TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
    };

    // The first range's answer tells the whole size: "bytes 0-99/1234".
    private static void CheckLength(Response answer, string file, string path)
    {
        string? whole = answer.Headers.TryGetValue("Content-Range", out string? range) ? range[(range.LastIndexOf('/') + 1)..] : null;
        long expected = whole is null ? answer.Headers.ContentLengthLong ?? 0 : long.Parse(whole, CultureInfo.InvariantCulture);
        long found = new FileInfo(file).Length;
        if (found != expected)
        {
            throw new IOException($"Object '{path}' has {expected} bytes, {found} arrived. Ask for it again.");
        }
    }
}
