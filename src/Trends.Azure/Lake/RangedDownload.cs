using System.Buffers;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Win32.SafeHandles;

namespace Trends.Azure.Lake;

/// <summary>Downloads one version of an object into a file, in ranges side by side, each checked against the service's digest of it.</summary>
/// <param name="blob">The object.</param>
/// <param name="file">The file, empty.</param>
internal sealed class RangedDownload(BlobClient blob, SafeFileHandle file)
{
    // The largest range that the service gives a digest of.
    private const int RangeBytes = 4 << 20;
    private const int RangesAtOnce = 4;
    private const int BufferBytes = 128 << 10;
    private const int Tries = 4;
    private const int NotModified = 304;
    private const int NoSuchRange = 416;

    /// <summary>Downloads the object.</summary>
    /// <param name="known">The version that is here already; null for none.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The version that was downloaded; null when it is the known one still.</returns>
    /// <exception cref="InvalidDataException">Bytes changed on their way, again and again.</exception>
    /// <exception cref="RequestFailedException">There is no such object, or it was replaced between two ranges.</exception>
    public async Task<string?> RunAsync(string? known, CancellationToken cancellationToken)
    {
        BlobRequestConditions? conditions = known is null ? null : new() { IfNoneMatch = new ETag(known) };
        BlobDownloadDetails? first = await RangeAsync(0, conditions, cancellationToken);
        if (first is null)
        {
            return null;
        }

        BlobRequestConditions same = new() { IfMatch = first.ETag };
        long size = Size(first);
        await Parallel.ForAsync(
            1,
            Math.Max(1, (size + RangeBytes - 1) / RangeBytes),
            new ParallelOptions { MaxDegreeOfParallelism = RangesAtOnce, CancellationToken = cancellationToken },
            async (i, token) => await RangeAsync(i * RangeBytes, same, token));
        long found = RandomAccess.GetLength(file);
        return found == size
            ? BlobConditions.Text(first.ETag)
            : throw new InvalidDataException($"Object '{blob.Name}' has {size} bytes, {found} arrived. Ask for it again.");
    }

    // "bytes 0-99/1234"; an answer that is no range is whole.
    private static long Size(BlobDownloadDetails details) =>
        details.ContentRange is { } range && long.TryParse(range.AsSpan(range.LastIndexOf('/') + 1), out long size) ? size : details.ContentLength;

    private async Task<BlobDownloadDetails?> RangeAsync(long start, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Response<BlobDownloadStreamingResult> answer = await AskAsync(new HttpRange(start, RangeBytes), conditions, cancellationToken);
            if (answer.GetRawResponse().Status == NotModified)
            {
                return null;
            }

            using BlobDownloadStreamingResult range = answer.Value;
            byte[] digest = await CopyAsync(range.Content, start, cancellationToken);
            if (range.Details.ContentHash is not { Length: > 0 } told || told.AsSpan().SequenceEqual(digest))
            {
                return range.Details;
            }

            if (attempt == Tries)
            {
                throw new InvalidDataException($"Bytes of object '{blob.Name}' from {start} on changed on their way here {Tries} times. Look for what lies between: a proxy, a network card.");
            }
        }
    }

    private async Task<Response<BlobDownloadStreamingResult>> AskAsync(HttpRange range, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        BlobDownloadOptions options = new()
        {
            Range = range,
            Conditions = conditions,

            // The client would hold each range in memory to check it.
            TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5, AutoValidateChecksum = false },
        };
        try
        {
            return await blob.DownloadStreamingAsync(options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == NoSuchRange && range.Offset == 0)
        {
            // An empty object has no first byte.
            return await blob.DownloadStreamingAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
        }
    }

    private async Task<byte[]> CopyAsync(Stream content, long start, CancellationToken cancellationToken)
    {
        using IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            for (long at = start; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; at += read)
            {
                digest.AppendData(buffer, 0, read);
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), at, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return digest.GetHashAndReset();
    }
}
